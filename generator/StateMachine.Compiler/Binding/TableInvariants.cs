using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Binding;

/// <summary>Decides the invariants that name no entity, under every choice of the policies that they read.</summary>
internal sealed class TableInvariants(BindContext context)
{
    /// <summary>Whether the condition depends on nothing that changes while the machine runs.</summary>
    public bool IsAboutTables(ExprModel body) => !ModelWalker.WithDefinitions(body, context.Symbols.BoundDefinition).Any(e =>
        e is VariableExpr or StateTestExpr or StateOfExpr or OneExpr or WasExpr or ErrorExpr or QuantifierExpr { Domain: EntityDomain } || e.Type is EntityType or UnionType);

    /// <summary>Reports the invariant if it does not hold, with the rows that break it.</summary>
    public void Decide(string name, ExprModel body, Location at)
    {
        var read = ModelWalker.WithDefinitions(body, context.Symbols.BoundDefinition).OfType<PolicyExpr>().Select(p => p.Policy).ToList();
        var policies = context.Symbols.Policies.Where(p => read.Contains(p.Name)).ToList();
        foreach (var choice in Choices(policies))
        {
            var evaluator = new ConstantEvaluator(context);
            var result = evaluator.Evaluate(body, choice);
            if (result is true)
            {
                continue;
            }

            if (result is not false)
            {
                context.Report(Errors.InvariantNotDecided(at, name));
                return;
            }

            var under = policies.Select(p => $"{p.Name} {((MemberValue)choice[p.Name]).Member}").ToList();
            ReportViolation(name, at, under, Witnesses(body, choice, evaluator));
            return;
        }
    }

    private void ReportViolation(string name, Location at, List<string> under, List<(string Binder, MemberValue Value)> witnesses)
    {
        var rows = witnesses.Select(w => $"{w.Binder} = {w.Value.Member}").ToList();
        var places = witnesses
            .Select(w => (w.Value, Member: context.Symbols.Enum(new EnumType(w.Value.Enum))?.Members.FirstOrDefault(m => m.Name == w.Value.Member)))
            .Where(w => w.Member is not null)
            .Select(w => new RelatedPlace(w.Member!.At, $"{w.Value.Member} breaks it"))
            .ToArray();
        context.Report(Errors.InvariantViolated(at, name, rows, under, places));
    }

    private static IEnumerable<Dictionary<string, object>> Choices(IReadOnlyList<PolicySymbol> policies)
    {
        IEnumerable<Dictionary<string, object>> choices = [[]];
        foreach (var policy in policies)
        {
            choices = choices.SelectMany(c => policy.Options.Members.Select(o => new Dictionary<string, object>(c) { [policy.Name] = new MemberValue(policy.Options.Name, o.Name) })).ToList();
        }

        return choices;
    }

    /// <summary>The bindings that make a condition false, from the outermost quantifier inwards.</summary>
    private static List<(string Binder, MemberValue Value)> Witnesses(ExprModel body, Dictionary<string, object> locals, ConstantEvaluator evaluator)
    {
        var witnesses = new List<(string, MemberValue)>();
        Collect(body);
        return witnesses;

        void Collect(ExprModel condition)
        {
            switch (condition)
            {
                case BinaryExpr { Kind: BinaryKind.And } and:
                    Collect(evaluator.Evaluate(and.Left, locals) is false ? and.Left : and.Right);
                    break;
                case BinaryExpr { Kind: BinaryKind.Implies } implies:
                    Collect(implies.Right);
                    break;
                case QuantifierExpr { Kind: QuantifierModelKind.Every or QuantifierModelKind.No } quantifier:
                    CollectFrom(quantifier);
                    break;
            }
        }

        void CollectFrom(QuantifierExpr quantifier)
        {
            foreach (var element in evaluator.Matches(quantifier, locals) ?? [])
            {
                locals[quantifier.Binder] = element;
                if (quantifier.Satisfies is null || evaluator.Evaluate(quantifier.Satisfies, locals) is false)
                {
                    if (element is MemberValue member)
                    {
                        witnesses.Add((quantifier.Binder, member));
                    }

                    if (quantifier.Satisfies is not null)
                    {
                        Collect(quantifier.Satisfies);
                    }

                    return;
                }

                locals.Remove(quantifier.Binder);
            }
        }
    }
}
