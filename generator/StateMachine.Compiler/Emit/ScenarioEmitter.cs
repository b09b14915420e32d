using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <summary>Scenarios as data: each a function that makes its givens and lists its steps.</summary>
internal static class ScenarioEmitter
{
    public static void Emit(EmitContext context, CodeWriter writer)
    {
        var scenarios = context.Model.Scenarios;
        writer.Gap().Doc($"The scenarios of {context.Machine}: examples that are run as tests and can be played.");
        using (writer.Block($"public static class {context.Machine}Scenarios"))
        {
            writer.Doc("All of them, in the order of the spec.");
            writer.Line("public static System.Collections.Generic.IReadOnlyList<Scenario> All { get; } =").Line("[");
            using (writer.Indented())
            {
                for (var i = 0; i < scenarios.Count; i++)
                {
                    writer.Line($"Scenario{i + 1}(),");
                }
            }

            writer.Line("];");
            writer.Gap().Line($"private static {context.Machine}Machine As(Machine machine) => ({context.Machine}Machine)machine;");
            for (var i = 0; i < scenarios.Count; i++)
            {
                WriteScenario(context, writer, scenarios[i], $"Scenario{i + 1}");
            }
        }
    }

    private static void WriteScenario(EmitContext context, CodeWriter writer, ScenarioModel scenario, string name)
    {
        var expressions = new ExpressionEmitter(context, name);
        writer.Gap().Line($"// {scenario.Title} ({scenario.At})");
        using (writer.Block($"private static Scenario {name}()"))
        {
            foreach (var (given, instance) in Instances(context, scenario))
            {
                expressions.Declare(given.Name, new EntityType(given.Entity));
                if (context.Entities[given.Entity].IsMany)
                {
                    writer.Line($"const int {EmitContext.Local(given.Name)} = {instance};");
                }
            }

            writer.Gap().Line("return new Scenario(");
            using (writer.Indented())
            {
                writer.Line($"{CodeWriter.Literal(scenario.Title)},").Line($"{CodeWriter.Literal(scenario.Doc)},").Line($"{CodeWriter.Literal(scenario.At.FileName)},").Line($"{scenario.At.Line + 1},");
                var givens = Instances(context, scenario).Select(g => $"new({CodeWriter.Literal(g.Given.Name)}, {context.EntityIndex(g.Given.Entity)}, {g.Instance})");
                writer.Line($"[{string.Join(", ", givens)}],");
                WriteCreate(context, writer, scenario, expressions);
                writer.Line("[");
                using (writer.Indented())
                {
                    foreach (var step in scenario.Steps)
                    {
                        WriteStep(context, writer, scenario, step, expressions);
                    }
                }

                writer.Line("]);");
            }
        }

        RulesEmitter.WriteHelpers(writer, expressions);
    }

    private static IEnumerable<(GivenModel Given, int Instance)> Instances(EmitContext context, ScenarioModel scenario)
    {
        var next = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var given in scenario.Givens)
        {
            next.TryGetValue(given.Entity, out var instance);
            next[given.Entity] = instance + 1;
            yield return (given, context.Entities[given.Entity].IsMany ? instance : 0);
        }
    }

    private static void WriteCreate(EmitContext context, CodeWriter writer, ScenarioModel scenario, ExpressionEmitter expressions)
    {
        var policies = scenario.Under.Count == 0 ? $"{context.Machine}Policies.Default"
            : $"new {context.Machine}Policies {{ {string.Join(", ", scenario.Under.Select(u => $"{EmitContext.Pascal(u.Policy)} = {context.Model.Policies.First(p => p.Name == u.Policy).TypeName}.{u.Option}"))} }}";
        using (writer.Block("static () =>", "},"))
        {
            if (scenario.Givens.Count == 0)
            {
                writer.Line($"return new {context.Machine}Machine({policies});");
                return;
            }

            writer.Line($"var machine = new {context.Machine}Machine({policies});").Line("ref var world = ref machine.World;");
            // All instances first: the values of one given may name another.
            foreach (var given in scenario.Givens.Where(g => context.Entities[g.Entity].IsMany))
            {
                writer.Line($"world.Add{given.Entity}();");
            }

            foreach (var (given, instance) in Instances(context, scenario))
            {
                WriteGiven(context, writer, given, expressions);
            }

            writer.Line("return machine;");
        }
    }

    private static void WriteGiven(EmitContext context, CodeWriter writer, GivenModel given, ExpressionEmitter expressions)
    {
        var entity = context.Entities[given.Entity];
        var (i, iAnd) = entity.IsMany ? (EmitContext.Local(given.Name), EmitContext.Local(given.Name) + ", ") : ("", "");
        if (given.State is not null)
        {
            var leaf = entity.States.First(s => s.Name == given.State);
            writer.Line($"{context.Rules}.Move{entity.Name}(ref world, {iAnd}{EmitContext.StateEnum(entity.Name)}.{(leaf.IsLeaf ? leaf.Name : leaf.Initial)});");
        }

        foreach (var assignment in given.With)
        {
            var variable = entity.Variables.First(v => v.Name == assignment.Variable);
            var accessor = EmitContext.Accessor(entity.Name, variable.Name);
            if (EmitContext.IsCollection(variable.Type))
            {
                if (((SetExpr)variable.Default).Items.Count > 0)
                {
                    writer.Line($"world.Clear{accessor}({i});");
                }

                foreach (var item in ((SetExpr)assignment.Value).Items)
                {
                    writer.Line($"world.Add{accessor}({iAnd}{expressions.Member(item)}{(variable.Type is ListType ? ", -1" : "")});");
                }

                continue;
            }

            var value = VariableEmitter.Kept(variable, expressions.Emit(assignment.Value));
            writer.Line(VariableEmitter.HasDependents(entity, variable.Name)
                ? $"{context.Rules}.Assign{accessor}(ref world, {iAnd}{value});"
                : $"world.Set{accessor}({iAnd}{value});");
        }
    }

    private static void WriteStep(EmitContext context, CodeWriter writer, ScenarioModel scenario, StepModel step, ExpressionEmitter expressions)
    {
        writer.Line($"new ScenarioStep({CodeWriter.Literal(step.Text)}, {CodeWriter.Literal(step.At.FileName)}, {step.At.Line + 1},");
        using (writer.Indented())
        {
            var resolved = step.IsDispatch ? Dispatch(context, step, expressions) : $"Dispatched.To({Fired(context, step, expressions)})";
            writer.Line(resolved.Contains("world.") || resolved.Contains("ref world")
                ? $"static machine =>\n{{\n    ref var world = ref As(machine).World;\n    return {resolved};\n}},"
                : $"static machine => {resolved},");
            writer.List("", step.Expectations.Select(e => Expectation(context, e, expressions)).ToList(), "),");
        }
    }

    private static string Fired(EmitContext context, StepModel step, ExpressionEmitter expressions)
    {
        var declared = context.Events[step.Event];
        var opaque = "";
        var numbers = new List<string>();
        for (var i = 0; i < declared.Parameters.Count; i++)
        {
            var type = declared.Parameters[i].Type;
            if (type is OpaqueType)
            {
                opaque = $" {{ Opaque = {expressions.Emit(step.Arguments[i])} }}";
            }

            numbers.Add(type is OpaqueType || context.IsOne(type) ? "0" : context.Encode(type, expressions.Emit(step.Arguments[i])));
        }

        return $"new MachineEvent((int){context.EventEnum}.{step.Event}, {string.Join(", ", numbers)}){opaque}";
    }

    private static string Dispatch(EmitContext context, StepModel step, ExpressionEmitter expressions)
    {
        var dispatch = context.Model.Dispatches.First(d => d.Name == step.Event);
        var arguments = step.Arguments.Where((_, i) => !context.IsOne(dispatch.Parameters[i].Type)).Select(a => ", " + expressions.Emit(a));
        return $"{context.Machine}Dispatch.{dispatch.Name}(As(machine){string.Concat(arguments)})";
    }

    private static string Expectation(EmitContext context, ExpectationModel expectation, ExpressionEmitter expressions)
    {
        var because = expectation.Because is null ? "" : $"Because = {CodeWriter.Literal(expectation.Because)}, ";
        string New(string kind, string initialisers) => $"new(ExpectationKind.{kind}, {CodeWriter.Literal(expectation.Text)}, {expectation.At.Line + 1}){(initialisers.Length == 0 ? "" : $" {{ {because}{initialisers} }}")}";
        switch (expectation)
        {
            case HoldsExpectation holds:
                var condition = $"static machine => {{ ref var world = ref As(machine).World; return {expressions.Emit(holds.Condition)}; }}";
                return New("Holds", $"Condition = {condition}{Observed(context, holds, expressions)}");
            case AnswerExpectation answer:
                return New(answer.IsRefused ? "Refused" : "Answered", $"Status = {context.StatusIndex(answer.Status)}");
            case ReadExpectation read:
                var expected = read.Value is SetExpr { Type: ListType { Element: EnumType member } } list
                    ? DispatchEmitter.Sequence(context, member, $"[{string.Join(", ", list.Items.Select(i => $"(int){expressions.Operand(i)}"))}]")
                    : DispatchEmitter.Read(context, read.Value.Type, expressions.Emit(read.Value));
                return New("Read", $"Value = {(expected.Contains("world") ? $"static machine => {{ ref var world = ref As(machine).World; return {expected}; }}" : $"static machine => {expected}")}");
            case ToldExpectation { Notification: { } name, Target: { } target } told:
                var notification = context.NotificationIndex(name);
                var parameters = context.Model.Notifications[notification].Parameters;
                var arguments = told.Arguments.Select((a, i) => expressions.Encoded(parameters[i].Type, a));
                var opaque = told.Arguments.Where((_, i) => parameters[i].Type is OpaqueType).Select(a => $", AsksOpaque = true, Opaque = {expressions.Emit(a)}").FirstOrDefault();
                return New("Told", $"Notification = {notification}, To = {expressions.Emit(target)}, Arguments = [{string.Join(", ", arguments)}]{opaque}");
            case ToldExpectation:
                return New("ToldNobody", "");
            default:
                throw new InvalidOperationException($"No expectation such as {expectation.GetType().Name}.");
        }
    }

    /// <summary>The observables that a condition reads, where an expected reason is looked for.</summary>
    private static string Observed(EmitContext context, HoldsExpectation holds, ExpressionEmitter expressions)
    {
        if (holds.Because is null)
        {
            return "";
        }

        var observables = context.Model.Definitions.Where(d => d.IsObserve).Select(d => d.Name).ToList();
        var entries = ModelWalker.SelfAndDescendants(holds.Condition).OfType<CallExpr>().Where(c => observables.Contains(c.Definition)).Select(c =>
        {
            var arguments = c.Arguments.Where((_, i) => !context.IsOne(context.Definitions[c.Definition].Parameters[i].Type)).Select(expressions.Emit).Concat(["0", "0"]).Take(2);
            return $"({observables.IndexOf(c.Definition)}, {string.Join(", ", arguments)})";
        });
        return $", Observed = static machine => [{string.Join(", ", entries)}]";
    }
}
