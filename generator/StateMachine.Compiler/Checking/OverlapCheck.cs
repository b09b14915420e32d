using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Checking;

/// <summary>
/// Two guarded clauses that answer for the same state at the same level (both name it, or the same state around it, or <c>any</c>), and may both
/// hold: clauses are a partition, and the order in which they stand must not decide. Each pair is searched for a valuation in which both
/// hold and no more specific clause answers. One that is found is then completed until every invariant holds in it too; if none can be, one
/// invariant or all together keep the clauses apart and nothing is reported.
/// </summary>
internal sealed class OverlapCheck(Questions questions, List<Diagnostic> found)
{
    /// <summary>Checks an event or cascade.</summary>
    public void Check(EventModel declared, IReadOnlyList<string> reached)
    {
        var reported = new HashSet<(int, int)>();
        foreach (var leaf in declared.Resolution.Where(r => reached.Contains(r.State)))
        {
            var guarded = leaf.Clauses.Where(c => declared.Clauses[c].Guard is not null).ToList();
            foreach (var (first, second) in Pairs(guarded).Where(p => !reported.Contains(p) && Level(declared, p.Item1, leaf.State) == Level(declared, p.Item2, leaf.State)))
            {
                if (CheckPair(declared, first, second, leaf))
                {
                    reported.Add((first, second));
                }
            }
        }
    }

    private bool CheckPair(EventModel declared, int first, int second, ResolutionModel leaf)
    {
        var rules = questions.Lookup.Model.Rules;
        var at = rules[declared.Clauses[second].Rule].At;
        var place = Place.Of(declared.Name, at, declared.Parameters) with { Subject = leaf.State.Length == 0 ? null : (declared.Subject, [leaf.State]) };
        var guards = new[] { declared.Clauses[first].Guard!, declared.Clauses[second].Guard! };
        if (Contradict(guards[0], guards[1]))
        {
            return false;
        }

        var inner = leaf.Clauses.Where(c => IsInside(declared, c, first, leaf.State)).Select(c => declared.Clauses[c].Guard!).ToList();
        var witness = "";
        bool Both(Local? frame) => guards.All(g => questions.Evaluator.Holds(g, frame)) && !inner.Any(g => questions.Evaluator.Holds(g, frame));
        bool BothForReal(Local? frame)
        {
            if (!Both(frame))
            {
                return false;
            }

            witness = WitnessText.Of(questions, place);
            return questions.Lookup.Model.Invariants.All(i => i.Tables || questions.Evaluator.Holds(i.Body, null));
        }

        if (questions.CanBe(place, guards, Both) != true || IsExcluded(place, guards, Both) || questions.CanBe(place, guards, BothForReal, simplest: true) != true)
        {
            return false;
        }

        found.Add(Errors.GuardsOverlap(at, declared.Clauses[second].SourceText, witness, new RelatedPlace(rules[declared.Clauses[first].Rule].At, "holds there too")));
        return true;
    }

    /// <summary>
    /// Whether one guard asks for what the other denies in the same words. Most pairs are written so, and what they share may ask for more than
    /// any search can try.
    /// </summary>
    private static bool Contradict(ExprModel first, ExprModel second)
    {
        var denied = Conjuncts(first).Select(Denial).ToList();
        return Conjuncts(second).Any(denied.Contains);
    }

    private static IEnumerable<ExprModel> Conjuncts(ExprModel condition)
        => condition is BinaryExpr { Kind: BinaryKind.And } both ? Conjuncts(both.Left).Concat(Conjuncts(both.Right)) : [condition];

    private static ExprModel Denial(ExprModel condition) => condition is NotExpr not ? not.Operand : new NotExpr(condition);

    /// <summary>
    /// Whether a single invariant keeps the clauses apart. Most often one does, and it asks for little; all of them together ask for so much
    /// that the budget may end before the one that matters has had its say.
    /// </summary>
    private bool IsExcluded(Place place, IReadOnlyList<ExprModel> guards, Func<Local?, bool> both)
        => questions.Lookup.Model.Invariants.Where(i => !i.Tables).Any(i => questions.CannotBe(place, [.. guards, i.Body], f => both(f) && questions.Evaluator.Holds(i.Body, null)));

    /// <summary>How far out a clause names the state: 0 for the leaf itself; the same high number for <c>any</c> and <c>otherwise</c>.</summary>
    private int Level(EventModel declared, int clause, string leaf)
    {
        var named = declared.Clauses[clause].Named;
        var states = questions.Lookup.Entities[declared.Subject].States;
        var level = 0;
        for (string? state = leaf; !string.IsNullOrEmpty(state); state = states.First(s => s.Name == state).Parent, level++)
        {
            if (named.Contains(state!))
            {
                return level;
            }
        }

        return int.MaxValue;
    }

    private bool IsInside(EventModel declared, int clause, int other, string leaf)
        => declared.Clauses[clause].Guard is not null && Level(declared, clause, leaf) < Level(declared, other, leaf);

    private static IEnumerable<(int, int)> Pairs(List<int> clauses)
        => clauses.SelectMany((c, i) => clauses.Skip(i + 1).Select(d => (Math.Min(c, d), Math.Max(c, d))));
}
