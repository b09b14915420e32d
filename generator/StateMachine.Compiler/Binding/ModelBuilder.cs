using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;

namespace StateMachine.Compiler.Binding;

/// <summary>Puts the model together from symbols that are free of errors. Everything is in order of declaration.</summary>
internal static class ModelBuilder
{
    public static MachineModel Build(BindContext context, HeaderSyntax header, PropertyBinder properties, List<ScenarioModel> scenarios)
    {
        var symbols = context.Symbols;
        return new MachineModel(
            header.Machine.Text,
            header.Doc,
            context.AnswerType?.Name,
            context.NormalAnswer,
            symbols.Policies.Select(Policy).ToEquatableArray(),
            symbols.Enums.Where(e => e.Policy is null).Select(Enum).ToEquatableArray(),
            symbols.Aliases.Where(a => a.Type is UnionType union && union.Name == a.Name).Select(Union).ToEquatableArray(),
            symbols.Matrices.Select(m => m.Model!).ToEquatableArray(),
            symbols.NotificationList.Select(Notification).ToEquatableArray(),
            symbols.Entities.Select(e => Entity(e, context.Rules)).ToEquatableArray(),
            symbols.Definitions.Select(d => d.Model!).ToEquatableArray(),
            symbols.EventList.Select(e => e.Model!).ToEquatableArray(),
            symbols.Dispatches.Select(d => d.Model!).ToEquatableArray(),
            properties.Invariants.ToEquatableArray(),
            properties.Nevers.ToEquatableArray(),
            properties.Leads.ToEquatableArray(),
            scenarios.ToEquatableArray(),
            context.Rules.ToModel(context.AnswerType));
    }

    private static PolicyModel Policy(PolicySymbol policy)
        => new(policy.Name, policy.Options.Name, Members(policy.Options), policy.Default, policy.Syntax.Doc, policy.At);

    private static EnumModel Enum(EnumSymbol symbol)
        => new(symbol.Name, Members(symbol), symbol.Aliases.Select(Alias).ToEquatableArray(), symbol.Columns.ToEquatableArray(), symbol.Doc, symbol.At);

    private static RowAliasModel Alias(RowAliasSymbol alias) => new(alias.Name, alias.Row, alias.Code, alias.Syntax.Doc, alias.At);

    private static EquatableArray<EnumMemberModel> Members(EnumSymbol symbol)
        => symbol.Members.Select(m => new EnumMemberModel(m.Name, m.Doc, m.At, m.IsUnused)).ToEquatableArray();

    private static UnionModel Union(AliasSymbol alias) => new(alias.Name, alias.Alternatives.ToEquatableArray(), alias.Syntax.Doc, alias.At);

    private static NotificationModel Notification(NotificationSymbol symbol)
        => new(symbol.Name, symbol.Parameters.ToEquatableArray(), symbol.To!.Name, symbol.Syntax.Doc, symbol.At);

    private static EntityModel Entity(EntitySymbol entity, RuleBook rules)
    {
        var states = entity.Leaves.Concat(entity.States.Where(s => !s.IsLeaf)).Select(s => State(s, rules)).ToEquatableArray();
        var initial = entity.States.FirstOrDefault(s => s.Parent is null && s.Syntax.IsInitial)?.EntryLeaf?.Name;
        var variables = entity.Variables.Select(v => new VariableModel(v.Name, v.Type, v.Default, v.Resets.ToEquatableArray(), v.Syntax.Doc, v.At));
        return new EntityModel(entity.Name, entity.IsMany, states, initial, variables.ToEquatableArray(), entity.Syntax.Doc, entity.At);
    }

    private static StateModel State(StateSymbol state, RuleBook rules) => new(
        state.Name,
        state.Parent?.Name,
        state.IsLeaf,
        state.Leaves.Select(l => l.Name).ToEquatableArray(),
        state.IsLeaf ? null : state.EntryLeaf?.Name,
        state.Syntax.Refuses is null ? null : rules.Id(state.Syntax.Refuses),
        state.Syntax.Doc,
        state.At);
}
