using System.Diagnostics.CodeAnalysis;
using AudioSessions.Devices;
using AudioSessions.Player.Timeline;
using StateMachine;

namespace AudioSessions.Player.Playing;

/// <summary>
/// Plays a scenario through a host on the simulated device, faster than real time: one event, then some time to listen, over and over.
/// Everything is as in an app; only the clock and the device are simulated.
/// </summary>
internal sealed class StoryPlayer : IDisposable
{
    private static readonly TimeSpan LeadIn = TimeSpan.FromSeconds(1);

    private readonly Scenario _scenario;
    private readonly TimeSpan _pace;
    private readonly SimulatedDevice _device = new();
    private readonly ScenarioRunner _runner;
    private readonly AudioSessionHost<Machine> _host;
    private readonly DeviceWorld _world;
    private readonly List<SessionTrack> _sessions;
    private readonly PeakTrack _microphone;
    private readonly List<Moment> _moments = [];
    private Decision? _last;

    /// <summary>Sets the scene.</summary>
    /// <param name="scenario">What to play.</param>
    /// <param name="pace">How long to listen after each event.</param>
    /// <param name="files">WAV files by name, see <see cref="SoundCast"/>.</param>
    /// <param name="mix">Gets everything that is heard.</param>
    public StoryPlayer(Scenario scenario, TimeSpan pace, IReadOnlyDictionary<string, string> files, Func<AudioFormat, IAudioSink> mix)
    {
        _scenario = scenario;
        _pace = pace;
        _runner = new ScenarioRunner(scenario);
        var apps = Apps(_runner);
        var cast = new SoundCast(files, apps);
        _microphone = new PeakTrack(_device, _device.InputFormat);
        _device.Microphone = _microphone.Watch(_device.Microphone);
        _device.ListenToMix(mix(_device.OutputFormat));
        _host = new AudioSessionHost<Machine>(_runner.Machine, _device, new AudioSessionHostOptions { TimeProvider = _device.Time, Apps = apps });
        _runner.Fire = Fire;
        _world = new DeviceWorld(_runner.Machine, _host.Renderer, cast);
        _sessions = [.. _host.Sessions.Select(s => Cast(s, cast))];
    }

    /// <summary>Plays it to its end.</summary>
    public Story Play()
    {
        Note();
        _device.Advance(LeadIn);
        var failures = 0;
        while (Next(out var decision))
        {
            var concerns = Note() ?? decision.Subject;
            var rows = DecisionRows.Of(decision, _runner.Machine.Info)
                .Concat(_runner.Failures.Skip(failures).Select(f => Failure(f, concerns)));
            _moments.Add(new Moment(_device.Time.Elapsed, decision, concerns, [.. rows]));
            failures = _runner.Failures.Count;
            _device.Advance(_pace);
        }

        return new Story(
            _scenario, _device.Time.Elapsed, _moments, _sessions, _world.Tracks, _microphone,
            _scenario.Steps.Sum(s => s.Expectations.Count), _runner.Failures, _host.Faults);
    }

    public void Dispose()
    {
        _host.Dispose();
        _device.Dispose();
    }

    private static string[] Apps(ScenarioRunner runner)
    {
        var session = runner.Machine.Info.Entity("Session");
        return [.. Enumerable.Range(0, runner.Machine.Count(session)).Select(i => runner.NameOf(session, i))];
    }

    private static TimelineRow Failure(ScenarioFailure failure, string who) =>
        new(RowKind.Failure, who, $"✗ expected {failure.Expected}", failure.Found, $"{failure.File}:{failure.Line}", "then");

    private Outcome Fire(MachineEvent fired)
    {
        _last = _host.Fire(fired);
        return _last.Outcome;
    }

    private bool Next([NotNullWhen(true)] out Decision? decision)
    {
        _last = null;
        var isThere = _runner.Next(out var step, out var outcome);
        decision = isThere ? _last ?? Undispatched(step!, outcome) : null;
        return isThere;
    }

    /// <summary>What a dispatch refuses never becomes an event.</summary>
    private Decision Undispatched(ScenarioStep step, in Outcome outcome) => new()
    {
        Number = 0,
        Time = _device.Time.GetUtcNow(),
        Event = default,
        Text = step.Text,
        Subject = "dispatch",
        Outcome = outcome,
        StatusName = outcome.Status >= 0 ? _runner.Machine.Info.Statuses[outcome.Status] : null,
        Cause = Cause.Of(_runner.Machine.Info, outcome.Reason, _runner.NameOf),
        Steps = [],
        Told = [],
        Changes = [],
    };

    private SessionTrack Cast(HostedSession session, SoundCast cast)
    {
        var track = new SessionTrack(
            session.App,
            new PeakTrack(_device, _device.OutputFormat),
            new PeakTrack(_device, _device.OutputFormat),
            new PeakTrack(_device, _host.Capture.Format));
        session.Source = track.Offered.Watch(cast.ForApp(session.App));
        session.Voice!.Tap = track.Heard;
        session.Sink = track.Captured;
        return track;
    }

    /// <summary>Notes everyone's layers and the device world; returns what changed in that, or null.</summary>
    private string? Note()
    {
        var now = _device.Time.Elapsed;
        for (var i = 0; i < _sessions.Count; i++)
        {
            var layers = _host.Sessions[i].Layers;
            _sessions[i].Note(now, layers, Kind(i, layers));
        }

        return _world.Look(now);
    }

    private string? Kind(int session, SessionLayers layers)
    {
        var entity = _runner.Machine.Info.Entity("Session");
        var variables = _runner.Machine.Info.Entities[entity].Variables;
        for (var v = 0; v < variables.Count; v++)
        {
            if (variables[v].Name == "category" && (layers.State is "Active" || _moments.Count == 0 && layers.State is not "Uninitialized"))
            {
                return variables[v].Type.Format(_runner.Machine.Get(entity, v, session), _runner.NameOf);
            }
        }

        return null;
    }
}
