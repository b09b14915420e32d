using AudioSessions.Devices;
using AudioSessions.Policy;

namespace AudioSessions.Tests.Hosting;

/// <summary>A host of the default policy on a simulated device, and short ways to bring apps into it.</summary>
internal sealed class World : IDisposable
{
    public const double Amplitude = 0.5;

    public World(AudioSessionPolicies? policies = null)
    {
        Device = new SimulatedDevice();
        Host = new AudioSessionHost(Device, policies, new AudioSessionHostOptions { TimeProvider = Device.Time });
    }

    public SimulatedDevice Device { get; }

    public AudioSessionHost Host { get; }

    /// <summary>An app with a session that is initialised and plays a tone.</summary>
    public AudioSession App(string name, Category category)
    {
        var session = Host.Open(name);
        session.Source = new ToneSource(1000, Amplitude);
        Accept(session.Initialize());
        Accept(session.SetCategory(category));
        return session;
    }

    /// <summary>The same, active and playing.</summary>
    public AudioSession Playing(string name, Category category)
    {
        var session = App(name, category);
        Accept(session.Activate());
        Accept(session.Play());
        return session;
    }

    public static void Accept(AudioSessionOutcome outcome) => Assert.True(outcome.IsAccepted, outcome.ToString());

    public void Advance(double seconds) => Device.Advance(TimeSpan.FromSeconds(seconds));

    public void Dispose()
    {
        Host.Dispose();
        Device.Dispose();
    }
}
