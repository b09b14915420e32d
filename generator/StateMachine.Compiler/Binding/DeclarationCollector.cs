using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Binding;

/// <summary>Makes a symbol of every declaration and reports names that are declared twice. Nothing is resolved yet.</summary>
internal sealed class DeclarationCollector(BindContext context)
{
    private readonly SymbolTable _symbols = context.Symbols;

    public void Collect()
    {
        foreach (var file in context.Files)
        {
            foreach (var declaration in file.Declarations)
            {
                Collect(declaration, file.Source);
            }
        }

        ReserveStateTypes();
    }

    private void Collect(DeclarationSyntax declaration, SourceText source)
    {
        switch (declaration)
        {
            case PolicySyntax policy:
                CollectPolicy(policy, source);
                break;
            case EnumSyntax syntax:
                var plain = new EnumSymbol(syntax.Name, source, syntax.Doc);
                AddMembers(plain, syntax.Members.Select(m => (m.Name, m.IsUnused, m.Doc)));
                ExpectMembers(plain, "member");
                Declare(_symbols.Types, plain, _symbols.Enums);
                break;
            case TableSyntax syntax:
                var table = new EnumSymbol(syntax.Name, source, syntax.Doc) { Table = syntax };
                AddMembers(table, syntax.Rows.Select(r => (r.Name, r.IsUnused, r.Doc)));
                AddAliases(table, syntax.Aliases);
                ExpectMembers(table, "row");
                Declare(_symbols.Types, table, _symbols.Enums);
                break;
            case TypeAliasSyntax syntax:
                Declare(_symbols.Types, new AliasSymbol(syntax, source), _symbols.Aliases);
                break;
            case EntitySyntax syntax:
                CollectEntity(new EntitySymbol(syntax, source));
                break;
            case MatrixSyntax syntax:
                Declare(_symbols.Values, new MatrixSymbol(syntax, source), _symbols.Matrices);
                break;
            case DefinitionSyntax syntax:
                Declare(_symbols.Values, new DefinitionSymbol(syntax, source), _symbols.Definitions);
                break;
            case NotificationSyntax syntax:
                Declare(_symbols.Notifications, new NotificationSymbol(syntax, source), _symbols.NotificationList);
                break;
            case EventSyntax syntax:
                Declare(_symbols.Events, new EventSymbol(syntax, source), _symbols.EventList);
                break;
            case DispatchSyntax syntax:
                Declare(_symbols.Events, new DispatchSymbol(syntax, source), _symbols.Dispatches);
                break;
            case InvariantSyntax syntax:
                Declare(_symbols.Properties, new PropertySymbol(syntax.Name, source), []);
                break;
            case NeverSyntax syntax:
                Declare(_symbols.Properties, new PropertySymbol(syntax.Name, source), []);
                break;
            case LeadsSyntax syntax:
                Declare(_symbols.Properties, new PropertySymbol(syntax.Name, source), []);
                break;
        }
    }

    private void CollectPolicy(PolicySyntax syntax, SourceText source)
    {
        // The options are an enum named like the policy, so that `policy is Option` is an ordinary comparison.
        var options = new EnumSymbol(syntax.Name with { Text = UpperFirst(syntax.Name.Text) }, source, syntax.Doc);
        AddMembers(options, syntax.Options.Select(o => (o.Name, false, o.Doc)));
        var policy = new PolicySymbol(syntax, source, options);
        options.Policy = policy;
        var defaults = syntax.Options.Where(o => o.IsDefault).ToList();
        if (defaults.Count == 1)
        {
            policy.Default = defaults[0].Name.Text;
        }
        else
        {
            context.Report(Errors.PolicyDefault(defaults.Count > 1 ? source.Locate(defaults[1].Name.Span) : policy.At, policy.Name, defaults.Count));
        }

        if (Declare(_symbols.Values, policy, _symbols.Policies))
        {
            Declare(_symbols.Types, options, _symbols.Enums);
        }
    }

    private void ExpectMembers(EnumSymbol symbol, string what)
    {
        if (symbol.Members.Count == 0)
        {
            context.Report(Errors.NoValues(symbol.At, symbol.Name, what));
        }
    }

    private void CollectEntity(EntitySymbol entity)
    {
        if (!Declare(_symbols.Types, entity, _symbols.Entities) || entity.IsMany || entity.Name.Length == 0)
        {
            return;
        }

        if (_symbols.Values.TryGetValue(entity.OneName, out var first))
        {
            context.Report(Errors.DuplicateName(entity.At, "instance", entity.OneName, first.Kind, first.At));
        }
        else
        {
            _symbols.Values.Add(entity.OneName, entity);
        }
    }

    /// <summary>The states of an entity become an enum of their own name in everything that is generated.</summary>
    private void ReserveStateTypes()
    {
        foreach (var entity in _symbols.Entities.Where(e => e.Syntax.States.Count > 0))
        {
            if (_symbols.Types.TryGetValue(entity.Name + "State", out var taken))
            {
                context.Report(Errors.ReservedStateType(taken.At, taken.Name, entity.Name, entity.At));
            }
        }
    }

    private void AddMembers(EnumSymbol symbol, IEnumerable<(Name Name, bool IsUnused, string? Doc)> members)
    {
        foreach (var (name, isUnused, doc) in members.Where(m => !m.Name.IsMissing))
        {
            var at = symbol.Source.Locate(name.Span);
            if (symbol.Members.FirstOrDefault(m => m.Name == name.Text) is { } first)
            {
                context.Report(Errors.DuplicateName(at, "member", name.Text, "member", first.At));
            }

            // Kept even so: rows and their cells go by position.
            symbol.Members.Add(new MemberSymbol(name.Text, isUnused, doc, at));
        }
    }

    private void AddAliases(EnumSymbol table, IReadOnlyList<RowAliasSyntax> aliases)
    {
        foreach (var alias in aliases.Where(a => !a.Name.IsMissing && !a.Row.IsMissing))
        {
            var at = table.Source.Locate(alias.Name.Span);
            var row = table.Source.Locate(alias.Row.Span);
            if (table.Members.FirstOrDefault(m => m.Name == alias.Name.Text) is { } member)
            {
                context.Report(Errors.DuplicateName(at, "alias", alias.Name.Text, "member", member.At));
            }
            else if (table.Aliases.FirstOrDefault(a => a.Name == alias.Name.Text) is { } first)
            {
                context.Report(Errors.DuplicateName(at, "alias", alias.Name.Text, "alias", first.At));
            }
            else if (table.IndexOf(alias.Row.Text) >= 0)
            {
                table.Aliases.Add(new RowAliasSymbol(alias, alias.Row.Text, at));
            }
            else if (aliases.FirstOrDefault(a => a.Name.Text == alias.Row.Text) is { } other)
            {
                context.Report(Errors.AliasOfAlias(row, other.Name.Text, other.Row.Text));
            }
            else
            {
                context.Report(Errors.UnknownMember(row, alias.Row.Text, table.Name, SpellChecker.Nearest(alias.Row.Text, table.Members.Select(m => m.Name))));
            }
        }
    }

    private bool Declare<T>(Dictionary<string, Symbol> space, T symbol, List<T> list)
        where T : Symbol
    {
        if (symbol.Name.Length == 0)
        {
            return false;
        }

        if (space.TryGetValue(symbol.Name, out var first))
        {
            context.Report(Errors.DuplicateName(symbol.At, symbol.Kind, symbol.Name, first.Kind, first.At));
            return false;
        }

        space.Add(symbol.Name, symbol);
        list.Add(symbol);
        return true;
    }

    private static string UpperFirst(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);
}
