using AudioSessions.Devices;
using StateMachine;

namespace AudioSessions;

/// <summary>What a session asks of its host. Implemented by <see cref="AudioSessionHost{TMachine}"/> alone.</summary>
internal interface ISessionHost
{
    /// <summary>See <see cref="AudioSessionHost{TMachine}.Renderer"/>.</summary>
    Renderer Renderer { get; }

    /// <summary>See <see cref="AudioSessionHost{TMachine}.Capture"/>.</summary>
    CaptureHub Capture { get; }

    /// <summary>See <see cref="AudioSessionHost{TMachine}.Fire"/>.</summary>
    Decision Fire(in MachineEvent fired);

    /// <summary>Runs a change of a session's sound between two events.</summary>
    void Change(HostedSession session, Action change);

    /// <summary>Ends a session.</summary>
    void Exit(HostedSession session);
}
