using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;

namespace StateMachine.Compiler.Binding;

/// <summary>
/// Finds, for each leaf state, the clauses that answer an event there, in the order in which they are tried: those that name the leaf, then those
/// that name its parent and so on outwards, then <c>from any</c>, then the bare <c>otherwise</c>; within a level the guarded ones first. A state
/// that refuses ends this at its own level, so that only clauses naming it, or a state within it, come before the refusal.
/// </summary>
internal sealed class ClauseResolution(BindContext context, EventSymbol @event, EntitySymbol subject)
{
    private readonly IReadOnlyList<ClauseSyntax> _clauses = @event.Syntax.Clauses;
    private readonly HashSet<int> _used = [];
    private readonly HashSet<int> _reported = [];

    public EquatableArray<ResolutionModel> Resolve()
    {
        var leaves = subject.Leaves.ToList();
        var unanswered = new List<(string Leaf, bool OnlyGuarded)>();
        var resolutions = new List<ResolutionModel>();
        foreach (var leaf in leaves.Count == 0 ? [null] : leaves.Select(l => (StateSymbol?)l))
        {
            var refusing = @event.IsCascade ? null : leaf?.SelfAndAncestors.FirstOrDefault(s => s.Syntax.Refuses is not null);
            var chain = Chain(leaf, refusing, out var closed);
            if (!closed && refusing is null && !@event.IsCascade)
            {
                unanswered.Add((leaf?.Name ?? "", chain.Count > 0));
            }

            // A refusal that every chain ends before is never given; it then is no part of the answer.
            int? refusal = refusing is null || closed ? null : context.Rules.Id(refusing.Syntax.Refuses!);
            resolutions.Add(new ResolutionModel(leaf?.Name ?? "", chain.ToEquatableArray(), refusal));
        }

        ReportUnanswered(unanswered);
        ReportUnused();
        return resolutions.ToEquatableArray();
    }

    private List<int> Chain(StateSymbol? leaf, StateSymbol? refusing, out bool closed)
    {
        var chain = new List<int>();
        closed = false;
        foreach (var level in Levels(leaf, refusing))
        {
            var rest = level.Where(c => _clauses[c].Guard is null).ToList();
            chain.AddRange(level.Where(c => _clauses[c].Guard is not null && !chain.Contains(c)));
            if (rest.Count > 0)
            {
                ReportSecond(rest, leaf);
                chain.Add(rest[0]);
                closed = true;
                break;
            }
        }

        _used.UnionWith(chain);
        return chain;
    }

    private IEnumerable<List<int>> Levels(StateSymbol? leaf, StateSymbol? refusing)
    {
        for (var state = leaf; state is not null; state = state.Parent)
        {
            yield return Where(c => c.Source == ClauseSource.Named && c.States.Any(s => s.Text == state.Name));
            if (state == refusing)
            {
                yield break;
            }
        }

        yield return Where(c => c.Source == ClauseSource.Any);
        yield return Where(c => c.Source is ClauseSource.Otherwise or ClauseSource.Always);
    }

    private List<int> Where(System.Func<ClauseSyntax, bool> matches) => Enumerable.Range(0, _clauses.Count).Where(i => matches(_clauses[i])).ToList();

    private void ReportSecond(List<int> rest, StateSymbol? leaf)
    {
        foreach (var second in rest.Skip(1).Where(_reported.Add))
        {
            context.Report(Errors.TwoClauses(HeaderAt(second), RuleNames.ClauseSourceText(_clauses[second]), leaf?.Name, HeaderAt(rest[0])));
            _used.Add(second);
        }
    }

    private void ReportUnanswered(List<(string Leaf, bool OnlyGuarded)> unanswered)
    {
        var missing = unanswered.Where(u => !u.OnlyGuarded).Select(u => u.Leaf).ToList();
        if (missing.Count > 0)
        {
            context.Report(Errors.MissingAnswer(@event.At, @event.Name, missing));
        }

        var guarded = unanswered.Where(u => u.OnlyGuarded).Select(u => u.Leaf).ToList();
        if (guarded.Count > 0)
        {
            context.Report(Errors.MissingOtherwise(@event.At, @event.Name, guarded));
        }
    }

    private void ReportUnused()
    {
        for (var i = 0; i < _clauses.Count; i++)
        {
            var named = _clauses[i].Source != ClauseSource.Named || _clauses[i].States.All(s => subject.State(s.Text) is not null);
            if (!_used.Contains(i) && named)
            {
                context.Report(Errors.ClauseNeverTaken(HeaderAt(i), RuleNames.ClauseSourceText(_clauses[i])));
            }
        }
    }

    private Text.Location HeaderAt(int clause) => @event.Source.Locate(SourceLine.FirstLine(@event.Source, _clauses[clause].Span));
}
