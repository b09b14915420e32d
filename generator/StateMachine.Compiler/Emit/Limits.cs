using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Emit;

/// <summary>What the language allows and the emitted storage does not: said before anything is emitted.</summary>
internal static class Limits
{
    public static IReadOnlyList<Diagnostic> Check(EmitContext context)
    {
        var problems = new List<Diagnostic>();
        foreach (var declared in context.Model.Events.Where(e => e.Parameters.Count > 4))
        {
            problems.Add(Errors.TooManyParameters(declared.At, declared.Name, declared.Parameters.Count));
        }

        foreach (var notification in context.Model.Notifications.Where(n => n.Parameters.Count > 4))
        {
            problems.Add(Errors.TooManyNotificationParameters(notification.At, notification.Name, notification.Parameters.Count));
        }

        foreach (var (name, at, _) in context.Model.Events.Select(e => (e.Name, e.At, e.Parameters)).Concat(context.Model.Notifications.Select(n => (n.Name, n.At, n.Parameters)))
            .Where(d => d.Parameters.Count(p => p.Type is OpaqueType) > 1))
        {
            problems.Add(Errors.TwoOpaqueParameters(at, name));
        }

        foreach (var leads in context.Model.Leads.Where(l => l.Parameters.Count > 2))
        {
            problems.Add(Errors.TooManyLeadsParameters(context.Model.Rules[leads.Rule].At, leads.Name, leads.Parameters.Count));
        }

        foreach (var rule in context.Model.Rules.Where(r => r.Because is { Holes.Count: > 4 }))
        {
            problems.Add(Errors.TooManyHoles(rule.At, rule.Because!.Holes.Count));
        }

        foreach (var set in Sets(context).Distinct().Where(name => context.MembersOf(name).Count > 31))
        {
            problems.Add(Errors.SetTooLarge(context.Enums.TryGetValue(set, out var e) ? e.At : Start(context), set, context.MembersOf(set).Count));
        }

        problems.AddRange(NameClashes.Check(context));
        return problems;
    }

    /// <summary>A place to blame where nothing better is known: the first rule.</summary>
    public static Location Start(EmitContext context) => context.Model.Rules.Count > 0 ? context.Model.Rules[0].At : default;

    private static IEnumerable<string> Sets(EmitContext context)
        => context.Model.Entities.SelectMany(e => e.Variables).Select(v => v.Type)
            .Concat(context.Model.Definitions.Select(d => d.Type))
            .Concat(context.Model.Events.SelectMany(e => e.Parameters).Select(p => p.Type))
            .Concat(context.Model.Enums.SelectMany(e => e.Columns).Select(c => c.Type))
            .OfType<SetType>().Select(s => s.Element).OfType<EnumType>().Select(e => e.Name);
}
