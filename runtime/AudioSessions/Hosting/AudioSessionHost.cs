using AudioSessions.Devices;
using AudioSessions.Policy;

namespace AudioSessions;

/// <summary>A host under the policy of this library: the spec in <c>spec/</c>, compiled.</summary>
/// <inheritdoc/>
public sealed class AudioSessionHost : AudioSessionHost<AudioSessionMachine>
{
    /// <summary>Starts the policy on a device.</summary>
    /// <param name="device">What plays and captures. It stays the caller's: dispose it after the host.</param>
    /// <param name="policies">The documented disagreements, decided; null for the defaults.</param>
    /// <param name="options">Null for the defaults.</param>
    public AudioSessionHost(IAudioDevice device, AudioSessionPolicies? policies = null, AudioSessionHostOptions? options = null)
        : base(new AudioSessionMachine(policies ?? AudioSessionPolicies.Default), device, options)
    {
        if (device is IDeviceChanges { HasInput: false })
        {
            OnMicrophone(present: false);
        }
    }

    /// <inheritdoc cref="AudioSessionHost{TMachine}.Open"/>
    public new AudioSession Open(string app) => (AudioSession)base.Open(app);

    private protected override HostedSession NewSession(ISessionHost host, string app, int index) => new AudioSession(host, app, index);

    /// <inheritdoc/>
    protected override void OnMicrophone(bool present) =>
        Fire(present ? AudioSessionEvents.AttachMicrophone() : AudioSessionEvents.DetachMicrophone());
}
