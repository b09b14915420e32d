using System.Runtime.CompilerServices;
using AudioSessions.Benchmarks.Policy;
using StateMachine;

namespace AudioSessions.Benchmarks.Rows;

/// <summary>
/// One event whole over the emitted rules, keeping every decision with its reason and every notification in arrays that stay.
/// <see cref="AudioSessionFlat.Step{W}"/> is the same loop with effects that keep nothing.
/// </summary>
internal sealed class RecordingStep
{
    private readonly EventQueue _queue = new();
    private readonly Record _record = new();

    /// <summary>The decisions of the last event.</summary>
    public ReadOnlySpan<RecordedStep> Steps => _record.Steps.AsSpan(0, _record.StepCount);

    /// <summary>What the last event told.</summary>
    public ReadOnlySpan<Notification> Told => _record.Told.AsSpan(0, _record.ToldCount);

    /// <summary>Decides and applies one event with its cascades; the decision as the emitted code gives it.</summary>
    public int Run<W>(ref W world, in MachineEvent fired)
        where W : struct, IAudioSessionWorld
    {
        _queue.Clear();
        _record.StepCount = _record.ToldCount = 0;
        var effects = new RecordingEffects(_queue, _record);
        var first = Take(ref world, ref effects, fired, new Reason(-1, 0, 0, 0, 0));
        while (_queue.Take(out var raised, out var why))
        {
            Take(ref world, ref effects, raised, why);
        }

        foreach (var (_, instance) in _queue.Forgotten)
        {
            AudioSessionRules.ForgetSession(ref world, instance);
        }

        return first;
    }

    private int Take<W>(ref W world, ref RecordingEffects effects, in MachineEvent taken, in Reason raisedBy)
        where W : struct, IAudioSessionWorld
    {
        var decision = AudioSessionRules.Decide(ref world, taken);
        if (_record.StepCount == _record.Steps.Length)
        {
            Array.Resize(ref _record.Steps, _record.StepCount * 2);
        }

        ref var step = ref _record.Steps[_record.StepCount++];
        step.Event = taken;
        step.Why = AudioSessionRules.ReasonFor(ref world, taken, decision < 0 ? ~decision : decision);
        step.RaisedBy = raisedBy;
        if (decision >= 0)
        {
            AudioSessionFlat.Apply(ref world, ref effects, taken, decision);
        }

        return decision;
    }

    private sealed class Record
    {
        public RecordedStep[] Steps = new RecordedStep[16];
        public Notification[] Told = new Notification[16];
        public int StepCount, ToldCount;
    }

    private readonly struct RecordingEffects(EventQueue queue, Record record) : IEffects
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Raise(in MachineEvent raised, in Reason why) => queue.Add(raised, why);

        public void Tell(in Notification notification)
        {
            if (record.ToldCount == record.Told.Length)
            {
                Array.Resize(ref record.Told, record.ToldCount * 2);
            }

            record.Told[record.ToldCount++] = notification;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Move(int entity, int instance) => queue.Move(entity, instance);

        public void Forget(int entity, int instance) => queue.Forget(entity, instance);
    }
}

/// <summary>One decision: what was decided, by which rule, and who raised it.</summary>
internal struct RecordedStep
{
    public MachineEvent Event;
    public Reason Why;
    public Reason RaisedBy;
}
