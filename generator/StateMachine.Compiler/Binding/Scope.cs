using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Binding;

/// <summary>A parameter, a binder or a given. <paramref name="Stand"/>: what a reference to it becomes, where that is not the local itself.</summary>
internal sealed record LocalSymbol(string Name, TypeModel Type, Location At, ExprModel? Stand = null);

/// <summary>What an expression may do because of where it stands.</summary>
internal enum ExprPlace
{
    /// <summary>Nothing special.</summary>
    Ordinary,

    /// <summary>In a <c>never</c>: <c>was</c> looks at the state before.</summary>
    Step,

    /// <summary>In a hole of a reason: <c>e.state</c> may be printed.</summary>
    Reason,

    /// <summary>In a verdict of a dispatch: <c>value.size</c> and <c>fits</c>.</summary>
    Dispatch,

    /// <summary>In a scenario: literals may be given where a value is opaque.</summary>
    Scenario,
}

/// <summary>The local names at one place, immutable: inner scopes point to outer ones.</summary>
internal sealed class Scope
{
    private readonly Scope? _outer;
    private readonly LocalSymbol? _local;
    private readonly HashSet<string>? _narrowed;

    private Scope(Scope? outer, LocalSymbol? local, HashSet<string>? narrowed, ExprPlace place)
    {
        _outer = outer;
        _local = local;
        _narrowed = narrowed;
        Place = place;
    }

    public ExprPlace Place { get; }

    public IEnumerable<string> Names => Chain.Where(s => s._local is not null).Select(s => s._local!.Name);

    private IEnumerable<Scope> Chain
    {
        get
        {
            for (var scope = this; scope is not null; scope = scope._outer)
            {
                yield return scope;
            }
        }
    }

    public static Scope Root(ExprPlace place = ExprPlace.Ordinary) => new(null, null, null, place);

    public Scope With(LocalSymbol local) => new(this, local, null, Place);

    public Scope At(ExprPlace place) => new(this, null, null, place);

    /// <summary>The scope in which these optionals are known to have a value.</summary>
    public Scope Narrow(HashSet<string> names) => names.Count == 0 ? this : new(this, null, names, Place);

    /// <summary>The scope in which nothing is known of names that are not local: what held before need not hold after an effect.</summary>
    public Scope KeepOnlyLocalFacts()
        => WithoutFacts().Narrow([.. Chain.Where(s => s._narrowed is not null).SelectMany(s => s._narrowed!).Where(n => Find(n) is not null)]);

    /// <summary>The same names, of which nothing is known.</summary>
    public Scope WithoutFacts() => Chain.Reverse().Where(s => s._local is not null).Aggregate(Root(Place), (scope, s) => scope.With(s._local!));

    public LocalSymbol? Find(string name) => Chain.FirstOrDefault(s => s._local?.Name == name)?._local;

    public bool IsNarrowed(string name) => Chain.Any(s => s._narrowed is not null && s._narrowed.Contains(name));
}
