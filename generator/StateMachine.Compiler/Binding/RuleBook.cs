using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Binding;

/// <summary>
/// The identities of all rules. They are handed out by one walk over the syntax before anything is bound, because ids follow files and
/// lines while binding follows need; the reasons are filled in when their lines are bound.
/// </summary>
internal sealed class RuleBook
{
    private readonly List<RuleModel> _rules = [];
    private readonly Dictionary<object, int> _ids = new(ByReference.Instance);
    private readonly HashSet<string> _names = [];

    /// <summary>Walks the files in the order given.</summary>
    public RuleBook(IReadOnlyList<FileSyntax> files)
    {
        foreach (var file in files)
        {
            foreach (var declaration in file.Declarations)
            {
                Add(declaration, file.Source);
            }
        }
    }

    /// <summary>The id of the rule that <paramref name="node"/> is.</summary>
    public int Id(object node) => _ids[node];

    /// <summary>Adds the reason, once it is bound.</summary>
    public void SetBecause(object node, BecauseModel? because) => _rules[_ids[node]] = _rules[_ids[node]] with { Because = because };

    /// <summary>All rules, by id; a status that is written as an alias is the row that it stands for.</summary>
    public EquatableArray<RuleModel> ToModel(EnumSymbol? answers)
        => _rules.Select(r => answers is null || r.Status is null ? r : r with { Status = answers.Meaning(r.Status) }).ToEquatableArray();

    private void Add(DeclarationSyntax declaration, SourceText source)
    {
        switch (declaration)
        {
            case EntitySyntax entity:
                AddRefusals(entity.Name.Text, entity.States, source);
                break;
            case DefinitionSyntax definition:
                AddLines(definition, source);
                break;
            case EventSyntax @event:
                foreach (var clause in @event.Clauses)
                {
                    AddClause(@event.Name.Text, clause, source);
                }

                break;
            case DispatchSyntax dispatch:
                var way = TextSpan.FromBounds(dispatch.Span.Start, dispatch.To.Span.End);
                Add(dispatch, dispatch.Name.Text, dispatch.Name.Text, RuleKind.Dispatch, null, SourceLine.Fold(source, way), source.Locate(dispatch.Name.Span));
                AddVerdicts(dispatch.Name.Text, dispatch.Verdicts, source);
                break;
            case InvariantSyntax invariant:
                AddProperty(invariant, invariant.Name, RuleKind.Invariant, source);
                break;
            case NeverSyntax never:
                AddProperty(never, never.Name, RuleKind.Never, source);
                break;
            case LeadsSyntax leads:
                AddProperty(leads, leads.Name, RuleKind.Leads, source);
                break;
        }
    }

    private void AddRefusals(string entity, IReadOnlyList<StateSyntax> states, SourceText source)
    {
        foreach (var state in states)
        {
            if (state.Refuses is { } refuses)
            {
                var text = SourceLine.FoldWithoutBecause(source, refuses.Span, refuses.Because);
                Add(refuses, entity, $"{entity}.{state.Name.Text}.refuses", RuleKind.StateRefusal, refuses.Status?.Text, text, source.Locate(refuses.Span));
            }

            AddRefusals(entity, state.Children, source);
        }
    }

    private void AddLines(DefinitionSyntax definition, SourceText source)
    {
        foreach (var rule in definition.Rules ?? [])
        {
            var text = SourceLine.FoldWithoutBecause(source, rule.Span, rule.Because);
            var kind = definition.IsObserve ? RuleKind.Observe : RuleKind.Definition;
            Add(rule, definition.Name.Text, $"{definition.Name.Text}.{RuleNames.Line(rule)}", kind, null, text, source.Locate(rule.Span));
        }
    }

    private void AddClause(string owner, ClauseSyntax clause, SourceText source)
    {
        var kind = clause.IsStay ? RuleKind.Stay : RuleKind.Clause;
        var header = source.Locate(SourceLine.FirstLine(source, clause.Span));
        Add(clause, owner, $"{owner}.{RuleNames.Clause(clause)}", kind, null, RuleNames.ClauseText(clause, source), header);
        AddVerdicts(owner, clause.Verdicts, source);
        AddEffects(owner, clause.Effects, source);
    }

    private void AddVerdicts(string owner, IReadOnlyList<VerdictSyntax> verdicts, SourceText source)
    {
        foreach (var verdict in verdicts)
        {
            var word = verdict.IsRefuse ? "refuse" : "answer";
            var name = verdict.Status is null ? $"{owner}.{word}" : $"{owner}.{word}.{verdict.Status.Text}";
            var kind = verdict.IsRefuse ? RuleKind.Refuse : RuleKind.Answer;
            var text = SourceLine.FoldWithoutBecause(source, verdict.Span, verdict.Because);
            Add(verdict, owner, name, kind, verdict.Status?.Text, text, source.Locate(verdict.Span));
        }
    }

    private void AddEffects(string owner, IReadOnlyList<EffectSyntax> effects, SourceText source)
    {
        foreach (var effect in effects)
        {
            var each = effect as EachSyntax;
            var span = each is { Effects.Count: > 0 } ? TextSpan.FromBounds(each.Span.Start, each.Effects[0].Span.Start) : effect.Span;
            var text = SourceLine.FoldWithoutBecause(source, span, effect.Because);
            text = each is null ? text : SourceLine.WithoutLast(text, "{");
            Add(effect, owner, $"{owner}.{RuleNames.Effect(effect)}", RuleKind.Effect, null, text, source.Locate(SourceLine.FirstLine(source, span)));
            if (each is not null)
            {
                AddEffects(owner, each.Effects, source);
            }
        }
    }

    private void AddProperty(DeclarationSyntax property, Name name, RuleKind kind, SourceText source)
        => Add(property, name.Text, name.Text, kind, null, SourceLine.Fold(source, property.Span), source.Locate(name.Span));

    private void Add(object node, string owner, string name, RuleKind kind, string? status, string text, Location at)
    {
        var unique = name;
        for (var n = 2; !_names.Add(unique); n++)
        {
            unique = $"{name}.{n}";
        }

        _ids[node] = _rules.Count;
        _rules.Add(new RuleModel(_rules.Count, owner, unique, kind, status, text, at, null));
    }

    /// <summary>Syntax nodes are equal by value, but two equal lines are still two rules.</summary>
    private sealed class ByReference : IEqualityComparer<object>
    {
        public static readonly ByReference Instance = new();

        bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

        int IEqualityComparer<object>.GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
