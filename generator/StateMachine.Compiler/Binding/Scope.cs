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
    private readonly Facts? _facts;

    private Scope(Scope? outer, LocalSymbol? local, Facts? facts, ExprPlace place)
    {
        _outer = outer;
        _local = local;
        _facts = facts;
        Place = place;
    }

    public ExprPlace Place { get; }

    public IEnumerable<string> Names => Chain.Where(s => s._local is not null).Select(s => s._local!.Name);

    private IEnumerable<Facts> Known => Chain.Where(s => s._facts is not null).Select(s => s._facts!);

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

    /// <summary>The scope in which these facts hold.</summary>
    public Scope Narrow(Facts facts) => facts.IsEmpty ? this : new(this, null, facts, Place);

    /// <summary>The scope in which nothing is known of names that are not local: what held before need not hold after an effect.</summary>
    public Scope KeepOnlyLocalFacts()
        => Known.Aggregate(WithoutFacts(), (scope, facts) => scope.Narrow(facts.About(n => Find(n) is not null)));

    /// <summary>The same names, of which nothing is known.</summary>
    public Scope WithoutFacts() => Chain.Reverse().Where(s => s._local is not null).Aggregate(Root(Place), (scope, s) => scope.With(s._local!));

    public LocalSymbol? Find(string name) => Chain.FirstOrDefault(s => s._local?.Name == name)?._local;

    public bool HasValue(string name) => Known.Any(f => f.HasValue.Contains(name));

    /// <summary>What is known of a number besides its type.</summary>
    public IEnumerable<(string Path, int Low, int High)> BoundsOf(string path) => Known.SelectMany(f => f.Bounds).Where(b => b.Path == path);
}
