using AudioSessions.Policy;
using StateMachine;

namespace AudioSessions.Properties.Sequences;

/// <summary>One event of a run and what it did, for properties to judge.</summary>
/// <param name="Machine">The machine after it.</param>
/// <param name="Before">The world before it.</param>
/// <param name="ValuesBefore">The world before it as numbers.</param>
/// <param name="Fired">The event.</param>
/// <param name="Decision">What <see cref="StateMachine.Machine.Decide"/> said before it.</param>
/// <param name="CouldFire">What <see cref="StateMachine.Machine.CanFire"/> said before it.</param>
/// <param name="Outcome">What became of it.</param>
internal sealed record FiredStep(
    AudioSessionMachine Machine, AudioSessionWorld Before, int[] ValuesBefore, MachineEvent Fired, int Decision, bool CouldFire, Outcome Outcome)
{
    public MachineInfo Info => Machine.Info;

    public AudioSessionEvent Event => (AudioSessionEvent)Fired.Kind;

    /// <summary>What was told, as the spec would write it.</summary>
    public IEnumerable<string> Told => Machine.Told.Select(t => t.Format(Info, Machine.DefaultName));
}

/// <summary>Says what is wrong with a step, or null. One is made for each run, so that it can remember.</summary>
internal delegate string? StepProperty(FiredStep step);

/// <summary>Fires the events of a run, one by one, and lets properties judge each.</summary>
internal sealed class SequenceRun(EventSequence run)
{
    /// <summary>Creates the machine; replaced by tests that break it on purpose.</summary>
    public Func<EventSequence, AudioSessionMachine> Create { get; init; } = static run => run.Create();

    /// <summary>Fires an event; replaced by tests that break the machine on purpose.</summary>
    public Func<AudioSessionMachine, MachineEvent, Outcome> Fire { get; init; } = static (machine, fired) => machine.Fire(fired);

    /// <summary>What the first of the properties says that does not hold, and after which event; null if all hold throughout.</summary>
    public string? Broken(params ReadOnlySpan<StepProperty> properties)
    {
        var machine = Create(run);
        for (var i = 0; i < run.Events.Count; i++)
        {
            var step = Step(machine, run.Events[i]);
            foreach (var property in properties)
            {
                if (property(step) is { } broken)
                {
                    return $"{broken}, after event {i + 1}: {EventSequence.Text(run.Events[i])}";
                }
            }
        }

        return null;
    }

    /// <summary>Every step of the run.</summary>
    public IEnumerable<FiredStep> Steps()
    {
        var machine = Create(run);
        foreach (var fired in run.Events)
        {
            yield return Step(machine, fired);
        }
    }

    private FiredStep Step(AudioSessionMachine machine, MachineEvent fired)
    {
        var before = machine.World.Clone();
        var values = WorldValues.Of(machine);
        var decision = machine.Decide(fired);
        var could = machine.CanFire(fired);
        return new FiredStep(machine, before, values, fired, decision, could, Fire(machine, fired));
    }
}
