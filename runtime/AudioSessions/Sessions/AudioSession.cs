using AudioSessions.Policy;
using StateMachine;

namespace AudioSessions;

/// <summary>
/// The audio session of one app. It says what it wants (a category, to be active, to play); the policy decides, with the other apps and
/// the phone in view; the attached <see cref="HostedSession.Source"/> and <see cref="HostedSession.Sink"/> obey.
/// </summary>
/// <remarks>
/// No command throws because the policy refuses: the outcome says so, and why. Commands throw <see cref="ObjectDisposedException"/> after
/// <see cref="HostedSession.Dispose"/>, and <see cref="MachineException"/> where the Stateless machine was tampered with.
/// </remarks>
public sealed class AudioSession : HostedSession
{
    private static readonly int Began = AudioSessionInfo.Instance.Notification("InterruptionBegan");
    private static readonly int Ended = AudioSessionInfo.Instance.Notification("InterruptionEnded");

    internal AudioSession(ISessionHost host, string app, int index)
        : base(host, app, index)
    {
    }

    /// <summary>Somebody pushed it aside: it is inactive and its sound has stopped.</summary>
    public event EventHandler<Notice>? InterruptionBegan;

    /// <summary>Nobody holds it down any more; whether to go on is the hint. It is still inactive: coming back is the app's own doing.</summary>
    public event EventHandler<InterruptionType>? InterruptionEnded;

    /// <summary>Whether it is active.</summary>
    public bool IsActive => State == nameof(SessionState.Active);

    /// <summary>The app takes the session up: before everything else.</summary>
    public AudioSessionOutcome Initialize() => Command(AudioSessionEvents.Initialize(Index));

    /// <summary>Chooses what the app wants from audio.</summary>
    public AudioSessionOutcome SetCategory(Category category) => Command(AudioSessionEvents.SetCategory(Index, category));

    /// <summary>Lets others play beside it, or not.</summary>
    public AudioSessionOutcome SetMix(bool mix) => Command(AudioSessionEvents.SetMix(Index, mix));

    /// <summary>Makes others quieter while it is active, or not.</summary>
    public AudioSessionOutcome SetDuck(bool duck) => Command(AudioSessionEvents.SetDuck(Index, duck));

    /// <summary>The app wants to play or record. Whoever clashes with it is interrupted.</summary>
    public AudioSessionOutcome Activate() => Command(AudioSessionEvents.Activate(Index, 0));

    /// <summary>The app has finished.</summary>
    /// <param name="flags">What goes with it, such as <see cref="ActivationFlag.NotifyOthersOnDeactivation"/>.</param>
    public AudioSessionOutcome Deactivate(params ReadOnlySpan<ActivationFlag> flags) => Command(AudioSessionEvents.Deactivate(Index, Bits(flags)));

    /// <summary>Output starts.</summary>
    public AudioSessionOutcome Play() => Command(AudioSessionEvents.Play(Index));

    /// <summary>Input starts.</summary>
    public AudioSessionOutcome Record() => Command(AudioSessionEvents.Record(Index));

    /// <summary>Input and output stop; the session stays active.</summary>
    public AudioSessionOutcome Stop() => Command(AudioSessionEvents.Stop(Index));

    private protected override void OnNotified(Notice notice, Action<Action> guard)
    {
        if (notice.Raw.Kind == Began)
        {
            foreach (var listener in Delegate.EnumerateInvocationList(InterruptionBegan))
            {
                guard(() => listener(this, notice));
            }
        }
        else if (notice.Raw.Kind == Ended)
        {
            foreach (var listener in Delegate.EnumerateInvocationList(InterruptionEnded))
            {
                guard(() => listener(this, (InterruptionType)notice.Raw.A0));
            }
        }
    }

    private AudioSessionOutcome Command(in MachineEvent fired)
    {
        var decision = Fire(fired);
        if (decision.Kind == OutcomeKind.NotPermitted)
        {
            throw new MachineException($"{decision.Text}: the rules accept it ({decision.Cause}), but the Stateless machine does not permit it. Do not change a machine after it was built.");
        }

        return new AudioSessionOutcome((Status)decision.Status, decision);
    }

    private static int Bits(ReadOnlySpan<ActivationFlag> flags)
    {
        var bits = 0;
        foreach (var flag in flags)
        {
            bits |= 1 << (int)flag;
        }

        return bits;
    }
}
