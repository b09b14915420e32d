using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <summary>The spec as data: names, types, rules with their places.</summary>
internal static class InfoEmitter
{
    public static void Emit(EmitContext context, CodeWriter writer)
    {
        var types = new TypeTable(context);
        var body = new CodeWriter(context.Options);
        WriteInfo(context, body, types);

        writer.Gap().Doc($"The spec {context.Machine} as data.");
        using (writer.Block($"public static class {context.Machine}Info"))
        {
            foreach (var (name, text) in types.Declarations)
            {
                writer.Line($"private static readonly ValueInfo {name} = {text};");
            }

            writer.Gap().Doc("The one instance.");
            writer.Line(body.ToString().TrimEnd('\n'));
        }
    }

    private static void WriteInfo(EmitContext context, CodeWriter writer, TypeTable types)
    {
        var model = context.Model;
        using (writer.Block("public static MachineInfo Instance { get; } = new()", "};"))
        {
            var statuses = model.AnswerType is null ? [] : context.MembersOf(model.AnswerType);
            writer.Line($"Name = {CodeWriter.Literal(model.Name)},").Line($"Doc = {CodeWriter.Literal(model.Doc)},");
            writer.Line($"Statuses = [{string.Join(", ", statuses.Select(CodeWriter.Literal))}],");
            writer.Line($"StatusCodes = [{string.Join(", ", StatusCodes(context))}],");
            writer.Line($"NormalStatus = {context.StatusIndex(model.NormalAnswer)},");
            WriteList(writer, "Entities", model.Entities.Select(e => Entity(e, types)));
            WriteList(writer, "Events", model.Events.Select(e => $"new({CodeWriter.Literal(e.Name)}, {Bool(e.IsCascade)}, {Parameters(e.Parameters, types)}, {CodeWriter.Literal(e.Doc)})"));
            WriteList(writer, "Notifications", model.Notifications.Select(n => $"new({CodeWriter.Literal(n.Name)}, {context.EntityIndex(n.To)}, {Parameters(n.Parameters, types)}, {CodeWriter.Literal(n.Doc)})"));
            WriteList(writer, "Observables", model.Definitions.Where(d => d.IsObserve).Select(o => $"new({CodeWriter.Literal(o.Name)}, {Parameters(o.Parameters, types)}, {types.Of(o.Type)}, {CodeWriter.Literal(o.Doc)})"));
            WriteList(writer, "Policies", model.Policies.Select(p => $"new({CodeWriter.Literal(p.Name)}, [{string.Join(", ", p.Options.Select(o => CodeWriter.Literal(o.Name)))}], {EmitContext.IndexOf(p.Options, o => o.Name == p.Default)}, {CodeWriter.Literal(p.Doc)})"));
            WriteAliases(writer, model.Enums.SelectMany(e => e.Aliases.Select(a => $"new({CodeWriter.Literal(e.Name)}, {CodeWriter.Literal(a.Name)}, {CodeWriter.Literal(a.Row)}, {(a.Code is null ? "null" : EmitContext.Code(a.Code))}, {CodeWriter.Literal(a.Doc)})")));
            WriteList(writer, "Rules", model.Rules.Select(r => Rule(context, r, types)));
            WriteList(writer, "Invariants", model.Invariants.Select(i => $"new({CodeWriter.Literal(i.Name)}, {i.Rule}, {CodeWriter.Literal(i.Doc)})"));
            WriteList(writer, "Leads", model.Leads.Select(l => $"new({CodeWriter.Literal(l.Name)}, {l.Rule}, {Parameters(l.Parameters, types)}, [{string.Join(", ", l.Given.Select(g => CodeWriter.Literal(g.Event)))}], {CodeWriter.Literal(l.Doc)})"));
            WriteList(writer, "StepProperties", model.Nevers.Select(n => $"new({CodeWriter.Literal(n.Name)}, {n.Rule}, {CodeWriter.Literal(n.Doc)})"));
        }
    }

    private static void WriteAliases(CodeWriter writer, IEnumerable<string> items)
    {
        // Few machines have any.
        if (items.ToList() is { Count: > 0 } aliases)
        {
            WriteList(writer, "Aliases", aliases);
        }
    }

    private static void WriteList(CodeWriter writer, string name, IEnumerable<string> items) => writer.List($"{name} = ", items.ToList(), ",");

    private static IEnumerable<string> StatusCodes(EmitContext context)
    {
        if (context.Model.AnswerType is null)
        {
            return [];
        }

        var table = context.Enums[context.Model.AnswerType];
        return table.Members.Select((_, i) => EmitContext.Code(table.Codes?.Cells[i].Value));
    }

    private static string Bool(bool value) => value ? "true" : "false";

    private static string Entity(EntityModel entity, TypeTable types)
    {
        var states = entity.States.Select(s => $"new({CodeWriter.Literal(s.Name)}, {(s.Parent is null ? -1 : EmitContext.IndexOf(entity.States, p => p.Name == s.Parent))}, {Bool(s.IsLeaf)})");
        var variables = entity.Variables.Select(v => $"new({CodeWriter.Literal(v.Name)}, {types.Of(v.Type)})");
        return $"new({CodeWriter.Literal(entity.Name)}, {Bool(entity.IsMany)}, [{string.Join(", ", states)}], [{string.Join(", ", variables)}])";
    }

    private static string Parameters(IEnumerable<ParameterModel> parameters, TypeTable types)
        => $"[{string.Join(", ", parameters.Select(p => $"new({CodeWriter.Literal(p.Name)}, {types.Of(p.Type)}, {Bool(p.IsUnused)})"))}]";

    private static string Rule(EmitContext context, RuleModel rule, TypeTable types)
    {
        var because = rule.Because is null ? "null" : $"[{string.Join(", ", rule.Because.Literals.Select(CodeWriter.Literal))}]";
        var holes = rule.Because is null ? "" : string.Join(", ", rule.Because.Holes.Select(h => types.Of(h.Type)));
        return $"new({rule.Id}, {CodeWriter.Literal(rule.Name)}, {CodeWriter.Literal(rule.Owner)}, RuleKind.{rule.Kind}, {context.StatusIndex(rule.Status)}, {CodeWriter.Literal(rule.Text)}, {CodeWriter.Literal(rule.At.FileName)}, {rule.At.Line + 1}, {because}, [{holes}])";
    }

    /// <summary>Every type that the data mentions, once.</summary>
    private sealed class TypeTable(EmitContext context)
    {
        private readonly Dictionary<TypeModel, string> _names = [];

        public List<(string Name, string Text)> Declarations { get; } = [];

        public string Of(TypeModel type)
        {
            if (_names.TryGetValue(type, out var name))
            {
                return name;
            }

            name = "Type" + string.Concat(Written(type).Split(' ').Select(EmitContext.Pascal)).Replace("?", "OrNone").Replace("..", "To").Replace("-", "Minus");
            _names[type] = name;
            Declarations.Add((name, Text(type)));
            return name;
        }

        private static string Written(TypeModel type) => type switch
        {
            BoolType => "bool",
            IntType { Low: 0, High: 100 } => "percent",
            IntType i => $"{i.Low}..{i.High}",
            EnumType e => e.Name,
            EntityType e => e.Name,
            UnionType u => u.Name,
            OptionalType o => Written(o.Element) + "?",
            SetType s => "set of " + Written(s.Element),
            ListType l => "list of " + Written(l.Element),
            OpaqueType { Kind: OpaqueKind.Text } => "opaque text",
            OpaqueType { Kind: OpaqueKind.Number, Low: { } low } bounded => $"opaque number {low}..{bounded.High}",
            OpaqueType { Kind: OpaqueKind.Number } => "opaque number",
            OpaqueType => "opaque",
            CodeType => "code",
            _ => "text",
        };

        private string Text(TypeModel type)
        {
            var optional = type is OptionalType;
            var (kind, names, entity, low, high) = Facts(type is OptionalType o ? o.Element : type);
            return $"new({CodeWriter.Literal(Written(type))}, ValueKind.{kind}, {Bool(optional)}, [{string.Join(", ", names.Select(CodeWriter.Literal))}], {entity}, {low}, {high})";
        }

        private (string Kind, IReadOnlyList<string> Names, int Entity, int Low, int High) Facts(TypeModel type)
        {
            var element = type is SetType set ? set.Element : (type as ListType)?.Element;
            return type switch
            {
                BoolType => ("Bool", [], -1, 0, 1),
                IntType i => ("Int", [], -1, i.Low, i.High),
                EnumType e => ("Enum", context.MembersOf(e.Name), -1, 0, 0),
                EntityType e => ("Entity", [], context.EntityIndex(e.Name), 0, 0),
                UnionType u => ("Union", UnionNames(u), context.EntityOf(u) is { } part ? context.EntityIndex(part) : -1, 0, 0),
                SetType { Element: EnumType e } => ("EnumSet", context.MembersOf(e.Name), -1, 0, 0),
                OpaqueType o => ("Opaque", [], -1, o.Low ?? 0, o.High ?? 0),
                CodeType or TextType => ("Opaque", [], -1, 0, 0),
                // A collection is read element by element, so it says what an element is.
                _ => Facts(element!) with { Kind = "Collection" },
            };
        }

        private IReadOnlyList<string> UnionNames(UnionType union)
            => context.Model.Unions.First(u => u.Name == union.Name).Alternatives.OfType<EnumType>().SelectMany(e => context.MembersOf(e.Name)).ToList();
    }
}
