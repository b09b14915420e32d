using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Binding;

/// <summary>A declared name while binding: it knows its file, because spans do not. Symbols fill up pass by pass; models are made from them at the end.</summary>
internal abstract class Symbol(Name name, SourceText source)
{
    public string Name { get; } = name.Text;

    public SourceText Source { get; } = source;

    public Location At { get; } = source.Locate(name.Span);

    /// <summary>The word for it in messages: "enum", "entity", …</summary>
    public abstract string Kind { get; }
}

/// <summary>A member of an enum, a row of a table or an option of a policy.</summary>
internal sealed record MemberSymbol(string Name, bool IsUnused, string? Doc, Location At);

/// <summary>Another name for a row of a table. <paramref name="Row"/> is the row's own name.</summary>
internal sealed record RowAliasSymbol(RowAliasSyntax Syntax, string Row, Location At)
{
    public string Name => Syntax.Name.Text;

    /// <summary>Null until it is bound, and where the table has no codes.</summary>
    public ExprModel? Code { get; set; }
}

/// <summary>An enum; a table when it has a <see cref="Table"/>; the options of a policy when it has a <see cref="Policy"/>.</summary>
internal sealed class EnumSymbol(Name name, SourceText source, string? doc) : Symbol(name, source)
{
    public override string Kind => Table is not null ? "table" : Policy is not null ? "policy" : "enum";

    public string? Doc { get; } = doc;

    public List<MemberSymbol> Members { get; } = [];

    public List<RowAliasSymbol> Aliases { get; } = [];

    public List<ColumnModel> Columns { get; } = [];

    public TableSyntax? Table { get; init; }

    public PolicySymbol? Policy { get; set; }

    public EnumType Type => new(Name);

    /// <summary>All that a name in the text may be: the members, and the aliases of rows.</summary>
    public IEnumerable<string> Names => Members.Select(m => m.Name).Concat(Aliases.Select(a => a.Name));

    /// <summary>Whether the name is a member's, or an alias of one.</summary>
    public bool Has(string name) => IndexOf(Meaning(name)) >= 0;

    /// <summary>The member that a name in the text means: for an alias its row, for any other name itself.</summary>
    public string Meaning(string name) => Aliases.FirstOrDefault(a => a.Name == name)?.Row ?? name;

    /// <summary>The value of that name.</summary>
    public MemberExpr Member(string name) => new(Name, Meaning(name));

    public int IndexOf(string member) => Members.FindIndex(m => m.Name == member);

    public ColumnModel? Column(string name) => Columns.FirstOrDefault(c => c.Name == name);
}

/// <summary>A policy; the type of its value is <see cref="Options"/>.</summary>
internal sealed class PolicySymbol(PolicySyntax syntax, SourceText source, EnumSymbol options) : Symbol(syntax.Name, source)
{
    public override string Kind => "policy";

    public PolicySyntax Syntax { get; } = syntax;

    public EnumSymbol Options { get; } = options;

    public string Default { get; set; } = "";
}

/// <summary>A <c>type</c>: another name for a type, or a union.</summary>
internal sealed class AliasSymbol(TypeAliasSyntax syntax, SourceText source) : Symbol(syntax.Name, source)
{
    public override string Kind => "type";

    public TypeAliasSyntax Syntax { get; } = syntax;

    /// <summary>Null until it is bound; the error type where that failed.</summary>
    public TypeModel? Type { get; set; }

    /// <summary>The parts of a union, empty for a plain alias.</summary>
    public List<TypeModel> Alternatives { get; } = [];

    /// <summary>Whether it is being bound at this moment, so that a type that speaks of itself is noticed.</summary>
    public bool IsBinding { get; set; }
}

/// <summary>An entity with its tree of states and its variables.</summary>
internal sealed class EntitySymbol(EntitySyntax syntax, SourceText source) : Symbol(syntax.Name, source)
{
    public override string Kind => "entity";

    public EntitySyntax Syntax { get; } = syntax;

    public bool IsMany => Syntax.IsMany;

    public EntityType Type => new(Name);

    /// <summary>The name under which a <c>one</c> entity is in scope everywhere.</summary>
    public string OneName { get; } = LowerFirst(syntax.Name.Text);

    /// <summary>All states in the order written, a composite before its children.</summary>
    public List<StateSymbol> States { get; } = [];

    public List<VariableSymbol> Variables { get; } = [];

    public IEnumerable<StateSymbol> Leaves => States.Where(s => s.IsLeaf);

    public StateSymbol? State(string name) => States.FirstOrDefault(s => s.Name == name);

    public VariableSymbol? Variable(string name) => Variables.FirstOrDefault(v => v.Name == name);

    /// <summary>What is wrong where it has no such state.</summary>
    public Diagnostic NoState(Location at, string name) => States.Count == 0
        ? Errors.EntityWithoutStates(at, Name)
        : Errors.UnknownState(at, name, Name, SpellChecker.Nearest(name, States.Select(s => s.Name)), At);

    private static string LowerFirst(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);
}

/// <summary>A state in its tree.</summary>
internal sealed class StateSymbol(StateSyntax syntax, SourceText source, StateSymbol? parent) : Symbol(syntax.Name, source)
{
    public override string Kind => "state";

    public StateSyntax Syntax { get; } = syntax;

    public StateSymbol? Parent { get; } = parent;

    public List<StateSymbol> Children { get; } = [];

    public bool IsLeaf => Children.Count == 0;

    public IEnumerable<StateSymbol> Leaves => IsLeaf ? [this] : Children.SelectMany(c => c.Leaves);

    /// <summary>The leaf that is entered when this state is named as a target: itself, or down the chain of <c>initial</c>; null where that breaks off.</summary>
    public StateSymbol? EntryLeaf => IsLeaf ? this : Children.FirstOrDefault(c => c.Syntax.IsInitial)?.EntryLeaf;

    /// <summary>This state, its parent and so on outwards.</summary>
    public IEnumerable<StateSymbol> SelfAndAncestors
    {
        get
        {
            for (var state = this; state is not null; state = state.Parent)
            {
                yield return state;
            }
        }
    }
}

/// <summary>A variable of an entity.</summary>
internal sealed class VariableSymbol(VariableSyntax syntax, SourceText source, TypeModel type) : Symbol(syntax.Name, source)
{
    public override string Kind => "variable";

    public VariableSyntax Syntax { get; } = syntax;

    public TypeModel Type { get; } = type;

    public ExprModel Default { get; set; } = ErrorExpr.Instance;

    public List<ResetModel> Resets { get; } = [];
}

/// <summary>A matrix; both parameters are enums.</summary>
internal sealed class MatrixSymbol(MatrixSyntax syntax, SourceText source) : Symbol(syntax.Name, source)
{
    public override string Kind => "matrix";

    public MatrixSyntax Syntax { get; } = syntax;

    public List<ParameterModel> Parameters { get; } = [];

    public TypeModel Type { get; set; } = ErrorType.Instance;

    public MatrixModel? Model { get; set; }
}

/// <summary>A notification.</summary>
internal sealed class NotificationSymbol(NotificationSyntax syntax, SourceText source) : Symbol(syntax.Name, source)
{
    public override string Kind => "notification";

    public NotificationSyntax Syntax { get; } = syntax;

    public List<ParameterModel> Parameters { get; } = [];

    public EntitySymbol? To { get; set; }
}

/// <summary>An event or a cascade.</summary>
internal sealed class EventSymbol(EventSyntax syntax, SourceText source) : Symbol(syntax.Name, source)
{
    public override string Kind => Syntax.IsCascade ? "cascade" : "event";

    public EventSyntax Syntax { get; } = syntax;

    public bool IsCascade => Syntax.IsCascade;

    public List<ParameterModel> Parameters { get; } = [];

    public EntitySymbol? Subject { get; set; }

    /// <summary>The cascades that it raises, each with the place.</summary>
    public List<(Symbol Target, Location At)> Raises { get; } = [];

    public EventModel? Model { get; set; }
}

/// <summary>A dispatch.</summary>
internal sealed class DispatchSymbol(DispatchSyntax syntax, SourceText source) : Symbol(syntax.Name, source)
{
    public override string Kind => "dispatch";

    public DispatchSyntax Syntax { get; } = syntax;

    public List<ParameterModel> Parameters { get; } = [];

    public DispatchModel? Model { get; set; }
}

/// <summary>An invariant, a <c>never</c> or a <c>leads</c>: only its name matters to others.</summary>
internal sealed class PropertySymbol(Name name, SourceText source) : Symbol(name, source)
{
    public override string Kind => "property";
}

/// <summary>How far a definition has come: its body may be wanted before its turn, to learn its type.</summary>
internal enum DefinitionProgress { NotBound, Binding, Bound }

/// <summary>A <c>define</c> or an <c>observe</c>.</summary>
internal sealed class DefinitionSymbol(DefinitionSyntax syntax, SourceText source) : Symbol(syntax.Name, source)
{
    public override string Kind => Syntax.IsObserve ? "observable" : "definition";

    public DefinitionSyntax Syntax { get; } = syntax;

    public List<ParameterModel> Parameters { get; } = [];

    /// <summary>Null while it is to be inferred from the body.</summary>
    public TypeModel? Type { get; set; }

    public DefinitionShape Shape { get; set; }

    public DefinitionProgress Progress { get; set; }

    /// <summary>The definitions that it calls, each with the place.</summary>
    public List<(Symbol Target, Location At)> Calls { get; } = [];

    public DefinitionModel? Model { get; set; }
}
