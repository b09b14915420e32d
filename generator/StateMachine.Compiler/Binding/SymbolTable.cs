using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Binding;

/// <summary>
/// All declared names. Types, events, notifications and properties are kept apart because places in the grammar tell which is meant;
/// lower names (policies, definitions, matrices and the instances of <c>one</c> entities) share one space, since any may stand in an expression.
/// </summary>
internal sealed class SymbolTable
{
    public Dictionary<string, Symbol> Types { get; } = [];

    public Dictionary<string, Symbol> Values { get; } = [];

    public Dictionary<string, Symbol> Events { get; } = [];

    public Dictionary<string, Symbol> Notifications { get; } = [];

    public Dictionary<string, Symbol> Properties { get; } = [];

    // In order of declaration, which is the order of the model.

    public List<EnumSymbol> Enums { get; } = [];

    public List<PolicySymbol> Policies { get; } = [];

    public List<AliasSymbol> Aliases { get; } = [];

    public List<EntitySymbol> Entities { get; } = [];

    public List<MatrixSymbol> Matrices { get; } = [];

    public List<NotificationSymbol> NotificationList { get; } = [];

    public List<DefinitionSymbol> Definitions { get; } = [];

    public List<EventSymbol> EventList { get; } = [];

    public List<DispatchSymbol> Dispatches { get; } = [];

    public EnumSymbol? Enum(TypeModel type) => type is EnumType named && Types.TryGetValue(named.Name, out var symbol) ? symbol as EnumSymbol : null;

    public EntitySymbol? Entity(TypeModel type) => type is EntityType named && Types.TryGetValue(named.Name, out var symbol) ? symbol as EntitySymbol : null;

    public AliasSymbol? Union(TypeModel type) => type is UnionType named && Types.TryGetValue(named.Name, out var symbol) ? symbol as AliasSymbol : null;

    /// <summary>The definition or observable of this name.</summary>
    public DefinitionSymbol? Definition(string name) => Values.TryGetValue(name, out var symbol) ? symbol as DefinitionSymbol : null;

    /// <summary>The same, bound; null where it is not bound yet.</summary>
    public DefinitionModel? BoundDefinition(string name) => Definition(name)?.Model;

    /// <summary>The enums and tables that have this member; options of policies only count where their policy is expected.</summary>
    public List<EnumSymbol> EnumsWith(string member) => Enums.Where(e => e.Policy is null && e.Has(member)).ToList();
}
