using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Checking;

/// <summary>What the rules of a machine speak of, collected in one pass over it.</summary>
internal sealed class Uses
{
    /// <summary>Walks over the whole machine once.</summary>
    public Uses(MachineModel model)
    {
        foreach (var node in ModelParts.All(model))
        {
            Add(node.Type);
            Add(node);
        }

        foreach (var effect in model.Events.SelectMany(ModelWalker.Effects))
        {
            Add(effect);
        }

        foreach (var type in DeclaredTypes(model))
        {
            Add(type);
        }

        Members.UnionWith(Named(model));
        AddCells(model);
        Statuses.UnionWith(model.Rules.Where(r => r.Status is not null).Select(r => r.Status!));
    }

    public HashSet<string> Definitions { get; } = [];

    public HashSet<string> Matrices { get; } = [];

    public HashSet<string> Policies { get; } = [];

    public HashSet<string> Notifications { get; } = [];

    public HashSet<string> Cascades { get; } = [];

    public HashSet<string> Statuses { get; } = [];

    /// <summary>Names of enums, tables and unions.</summary>
    public HashSet<string> Types { get; } = [];

    /// <summary>The members that rules, defaults and matrices name. What a scenario hands in comes from outside, and a cell only describes its row.</summary>
    public HashSet<(string Enum, string Member)> Members { get; } = [];

    public HashSet<(string Table, string Column)> Columns { get; } = [];

    public HashSet<(string Entity, string Variable)> Read { get; } = [];

    public HashSet<(string Entity, string Variable)> Changed { get; } = [];

    private void Add(ExprModel node)
    {
        switch (node)
        {
            case MemberExpr e:
                Types.Add(e.Enum);
                break;
            case PolicyExpr e:
                Policies.Add(e.Policy);
                break;
            case VariableExpr e:
                Read.Add((e.Entity, e.Variable));
                break;
            case ColumnExpr e:
                Columns.Add((e.Table, e.Column));
                break;
            case CallExpr e:
                Definitions.Add(e.Definition);
                break;
            case MatrixExpr e:
                Matrices.Add(e.Matrix);
                break;
            case QuantifierExpr { Domain: EnumDomain domain }:
                Types.Add(domain.Enum);
                break;
        }
    }

    private void Add(EffectModel effect)
    {
        switch (effect)
        {
            case SetEffect e:
                Changed.Add((e.Entity, e.Variable));
                break;
            case AddEffect e:
                Changed.Add((e.Entity, e.Variable));
                break;
            case RemoveEffect e:
                Changed.Add((e.Entity, e.Variable));
                break;
            case ClearEffect e:
                Changed.Add((e.Entity, e.Variable));
                break;
            case TellEffect e:
                Notifications.Add(e.Notification);
                break;
            case RaiseEffect e:
                Cascades.Add(e.Event);
                break;
            case EachEffect { Domain: EnumDomain domain }:
                Types.Add(domain.Enum);
                break;
        }
    }

    private void Add(TypeModel type)
    {
        switch (type)
        {
            case EnumType e:
                Types.Add(e.Name);
                break;
            case UnionType e:
                Types.Add(e.Name);
                break;
            case OptionalType e:
                Add(e.Element);
                break;
            case SetType e:
                Add(e.Element);
                break;
            case ListType e:
                Add(e.Element);
                break;
        }
    }

    private static IEnumerable<(string Enum, string Member)> Named(MachineModel model)
        => ModelParts.All(model with { Scenarios = [] })
            .Concat(model.Entities.SelectMany(e => e.Variables).Select(v => v.Default).Concat(model.Matrices.SelectMany(m => m.Cells)).SelectMany(ModelWalker.SelfAndDescendants))
            .OfType<MemberExpr>().Select(m => (m.Enum, m.Member));

    private static IEnumerable<TypeModel> DeclaredTypes(MachineModel model)
        => model.Entities.SelectMany(e => e.Variables).Select(v => v.Type)
            .Concat(model.Events.SelectMany(e => e.Parameters).Select(p => p.Type))
            .Concat(model.Definitions.SelectMany(d => d.Parameters.Select(p => p.Type).Append(d.Type)))
            .Concat(model.Dispatches.SelectMany(d => d.Parameters).Select(p => p.Type))
            .Concat(model.Notifications.SelectMany(n => n.Parameters).Select(p => p.Type))
            .Concat(model.Nevers.SelectMany(n => n.Parameters).Concat(model.Leads.SelectMany(l => l.Parameters)).Select(p => p.Type))
            .Concat(model.Matrices.SelectMany(m => new[] { m.Row.Type, m.Column.Type, m.Type }))
            .Concat(model.Unions.SelectMany(u => u.Alternatives))
            .Concat(model.Enums.SelectMany(e => e.Columns).Select(c => c.Type))
            .Concat(model.AnswerType is { } answers ? [new EnumType(answers)] : []);

    /// <summary>A dispatch comes to whatever the cells of its column name: it reads the column, and every variable or definition in it.</summary>
    private void AddCells(MachineModel model)
    {
        foreach (var dispatch in model.Dispatches)
        {
            Columns.Add((dispatch.Table, dispatch.Column));
            var cells = model.Enums.First(e => e.Name == dispatch.Table).Columns.First(c => c.Name == dispatch.Column).Cells;
            foreach (var name in cells.Where(c => c.Reference is not null).Select(c => c.Reference!))
            {
                Read.Add((dispatch.Subject, name));
                Definitions.Add(name);
            }
        }
    }
}
