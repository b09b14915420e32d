namespace StateMachine;

/// <summary>What became of an event.</summary>
public enum OutcomeKind
{
    /// <summary>Applied whole.</summary>
    Accepted,

    /// <summary>Refused by a rule; nothing changed.</summary>
    Refused,

    /// <summary>The rules accept it, but the Stateless machine permits no such transition: it was changed after it was generated.</summary>
    NotPermitted,
}

/// <summary>The answer to one event.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Status">The status, an index into <see cref="MachineInfo.Statuses"/>; -1 where the machine has none.</param>
/// <param name="Reason">The rule that decided, with the values of its reason, evaluated on the state before the event.</param>
public readonly record struct Outcome(OutcomeKind Kind, int Status, Reason Reason)
{
    /// <summary>Whether the event was applied.</summary>
    public bool IsAccepted => Kind == OutcomeKind.Accepted;
}

/// <summary>One decision within an event: the event itself, or a cascade that it raised.</summary>
/// <param name="Event">What was decided.</param>
/// <param name="Reason">The rule that decided it.</param>
/// <param name="RaisedBy">The line of the spec that raised it, with its reason; its rule is -1 for the event itself.</param>
/// <param name="From">The subject's leaf state before, -1 for an entity without states.</param>
/// <param name="To">The subject's leaf state after.</param>
public readonly record struct Step(MachineEvent Event, Reason Reason, Reason RaisedBy, int From, int To);

/// <summary>
/// A running machine: the world of one spec, driven by events, one at a time. Generated classes derive from it and hand each
/// accepted event to a Stateless machine, which makes the transition.
/// </summary>
/// <remarks>Not thread-safe: keep a serial queue in front of it. Nothing in it calls user code.</remarks>
public abstract class Machine
{
    /// <summary>What <see cref="Decide"/> gives for a cascade that no clause of its subject's state names: it stays.</summary>
    public const int NoRule = int.MinValue;

    private readonly List<Step> _steps = [];
    private readonly List<Notification> _told = [];
    private bool _firing;

    /// <summary>The spec as data.</summary>
    public abstract MachineInfo Info { get; }

    /// <summary>The decisions of the last event, its cascades included, in order. Overwritten by the next event.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>What was told by the last event, in order. Overwritten by the next event.</summary>
    public IReadOnlyList<Notification> Told => _told;

    /// <summary>The queue of the event that runs.</summary>
    protected EventQueue Queue { get; } = new();

    /// <summary>Where effects go.</summary>
    protected LiveEffects Effects => new(Queue, _told);

    /// <summary>Runs one event whole: decided on the state before, applied by the Stateless machine, then its cascades, first in first out.</summary>
    /// <exception cref="MachineException">Called from inside an event; or an instance was moved twice, which is a mistake of the spec.</exception>
    public Outcome Fire(in MachineEvent fired)
    {
        if (_firing)
        {
            throw new MachineException("An event was fired while another one runs. Queue it, and fire it when the first one has returned.");
        }

        _firing = true;
        try
        {
            return Run(fired);
        }
        finally
        {
            _firing = false;
        }
    }

    private Outcome Run(in MachineEvent fired)
    {
        _steps.Clear();
        _told.Clear();
        Queue.Clear();
        var decision = Decide(fired);
        if (decision < 0)
        {
            return new Outcome(OutcomeKind.Refused, Info.Rules[~decision].Status, ReasonFor(fired, ~decision));
        }

        var reason = Take(fired, decision, new Reason(-1, 0, 0, 0, 0));
        if (reason is null)
        {
            return new Outcome(OutcomeKind.NotPermitted, -1, new Reason(decision, 0, 0, 0, 0));
        }

        while (Queue.Take(out var raised, out var why))
        {
            decision = Decide(raised);
            if (decision >= 0)
            {
                Take(raised, decision, why);
            }
        }

        foreach (var (entity, instance) in Queue.Forgotten)
        {
            ForgetInstance(entity, instance);
        }

        if (Queue.MovedTwice)
        {
            throw new MachineException($"{fired.Format(Info, DefaultName)} moved an instance twice. One event moves an entity at most once: change the rules that raise a second move.");
        }

        var status = Info.Rules[reason.Value.Rule].Status;
        return new Outcome(OutcomeKind.Accepted, status >= 0 ? status : Info.NormalStatus, reason.Value);
    }

    private Reason? Take(in MachineEvent taken, int decision, in Reason raisedBy)
    {
        var subject = Info.Events[taken.Kind].Subject;
        var from = StateOf(subject, taken.A0);
        var reason = ReasonFor(taken, decision);
        if (!Accept(taken, decision))
        {
            return null;
        }

        _steps.Add(new Step(taken, reason, raisedBy, from, StateOf(subject, taken.A0)));
        return reason;
    }

    /// <summary>Names an instance when nobody has given it a name: <c>Session 0</c>, or <c>phone</c> for a <c>one</c> entity.</summary>
    public string DefaultName(int entity, int instance)
    {
        var info = Info.Entities[entity];
        return info.IsMany ? $"{info.Name} {instance}" : char.ToLowerInvariant(info.Name[0]) + info.Name[1..];
    }

    /// <summary>
    /// Decides an event on the present state, without changing anything: the id of the rule that accepts it, the complement (<c>~id</c>) of the one
    /// that refuses it, or <see cref="NoRule"/>.
    /// </summary>
    public abstract int Decide(in MachineEvent decided);

    /// <summary>Whether the Stateless machine would take the event now: asks its guards, not <see cref="Decide"/> alone.</summary>
    public abstract bool CanFire(in MachineEvent asked);

    /// <summary>Hands an accepted event to the Stateless machine; false where it permits no such transition.</summary>
    protected abstract bool Accept(in MachineEvent accepted, int decision);

    /// <summary>The values of a decision's reason, on the present state.</summary>
    public abstract Reason ReasonFor(in MachineEvent decided, int rule);

    /// <summary>Sets an instance back and takes it out of every set, list and reference.</summary>
    protected abstract void ForgetInstance(int entity, int instance);

    /// <summary>How many instances of an entity there are; 1 for a <c>one</c> entity.</summary>
    public abstract int Count(int entity);

    /// <summary>Creates an instance of a <c>many</c> entity in its initial state and returns its index.</summary>
    /// <exception cref="MachineException">The entity is a <c>one</c> entity.</exception>
    public abstract int Add(int entity);

    /// <summary>The leaf state of an instance, an index into <see cref="EntityInfo.States"/>; -1 for an entity without states.</summary>
    public abstract int StateOf(int entity, int instance);

    /// <summary>The value of a variable as a number (see <see cref="ValueInfo"/>); a collection gives its count, an opaque value 0.</summary>
    public abstract int Get(int entity, int variable, int instance);

    /// <summary>The elements of a set or list variable: union values or instances.</summary>
    public abstract IReadOnlyList<int> Elements(int entity, int variable, int instance);

    /// <summary>The members of a set, given the function that finds the next one.</summary>
    protected static IReadOnlyList<int> ElementsOf(Func<int, int> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var elements = new List<int>();
        for (var member = next(-1); member >= 0; member = next(member))
        {
            elements.Add(member);
        }

        return elements;
    }

    /// <summary>The value of an observable for its entities; with <paramref name="why"/>, every line that holds is added to it.</summary>
    public abstract int Observe(int observable, int instance, int second = 0, List<Reason>? why = null);

    /// <summary>The first invariant that does not hold now, or -1.</summary>
    public abstract int BrokenInvariant();

    /// <summary>The first step property that the event from <paramref name="before"/> to now breaks, or -1.</summary>
    /// <param name="before">A <see cref="Snapshot"/> taken before the event.</param>
    /// <param name="fired">The event.</param>
    public abstract int BrokenStep(object before, in MachineEvent fired);

    /// <summary>A copy of the world, for <see cref="BrokenStep"/> and <see cref="Restore"/>.</summary>
    public abstract object Snapshot();

    /// <summary>Puts the world back to a snapshot of the same machine.</summary>
    public abstract void Restore(object snapshot);

    /// <summary>A machine with the same policies and a copy of the world: for asking "what if".</summary>
    public abstract Machine Clone();
}
