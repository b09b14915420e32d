using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <summary>Leads-to properties: a premise, a goal and the events that are assumed to keep occurring, each as a function.</summary>
internal static class LeadsEmitter
{
    public static void Emit(EmitContext context, CodeWriter writer)
    {
        foreach (var leads in context.Model.Leads)
        {
            WriteCondition(context, writer, leads, "From", leads.From, "Where this holds, the goal holds in the end");
            WriteCondition(context, writer, leads, "To", leads.To, "The goal");
            var expressions = new ExpressionEmitter(context, leads.Name + "Given").Declare(leads.Parameters);
            for (var i = 0; i < leads.Given.Count; i++)
            {
                writer.Gap().Doc($"Whether an event is one that {leads.Name} counts on: {leads.Given[i].Event}.");
                writer.Line($"public static bool {leads.Name}Given{i + 1}(in MachineEvent fired{context.Parameters(leads.Parameters)}) => {PropertyEmitter.Matches(context, expressions, leads.Given[i])};");
            }
        }
    }

    private static void WriteCondition(EmitContext context, CodeWriter writer, LeadsModel leads, string part, ExprModel condition, string doc)
    {
        var expressions = new ExpressionEmitter(context, leads.Name + part).Declare(leads.Parameters);
        writer.Gap().Doc($"{leads.Doc ?? $"leads {leads.Name}"}\n{doc}.");
        using (writer.At(context.Model.Rules[leads.Rule].At))
        {
            writer.Line($"public static bool {leads.Name}{part}<TWorld>(ref TWorld world{context.Parameters(leads.Parameters)}) where TWorld : struct, {context.World} => {expressions.Emit(condition)};");
        }

        RulesEmitter.WriteHelpers(writer, expressions);
    }

    /// <summary>The three questions that the explorer asks.</summary>
    public static void EmitModel(EmitContext context, CodeWriter writer, string packed)
    {
        var leads = context.Model.Leads;
        WriteQuestion(writer, $"public bool LeadsFrom(int property, ref {packed} state, int first, int second)", "property",
            leads.Select((l, i) => $"{i} => {context.Rules}.{l.Name}From(ref state{Arguments(context, l)}),"));
        WriteQuestion(writer, $"public bool LeadsTo(int property, ref {packed} state, int first, int second)", "property",
            leads.Select((l, i) => $"{i} => {context.Rules}.{l.Name}To(ref state{Arguments(context, l)}),"));
        WriteQuestion(writer, "public bool LeadsGiven(int property, int given, in MachineEvent fired, int first, int second)", "(property, given)",
            leads.SelectMany((l, i) => l.Given.Select((_, g) => $"({i}, {g}) => {context.Rules}.{l.Name}Given{g + 1}(fired{Arguments(context, l)}),")));
    }

    private static string Arguments(EmitContext context, LeadsModel leads)
        => string.Concat(leads.Parameters.Select((p, i) => (p, i)).Where(x => !context.IsOne(x.p.Type)).Select(x => ", " + context.Decode(x.p.Type, x.i == 0 ? "first" : "second")));

    private static void WriteQuestion(CodeWriter writer, string signature, string subject, IEnumerable<string> arms)
    {
        writer.Gap().Line("/// <inheritdoc/>");
        writer.Switch(signature, subject, arms, "throw new System.ArgumentOutOfRangeException(nameof(property))");
    }
}
