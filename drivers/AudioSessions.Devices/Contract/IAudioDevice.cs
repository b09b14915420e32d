namespace AudioSessions.Devices;

/// <summary>Fills a block of output.</summary>
/// <param name="interleaved">
/// The block to fill, whole frames, any number of them from 1 up. Its content on entry is undefined: write all of it.
/// </param>
/// <remarks>Runs on the driver's real-time thread: it must not block, lock, allocate or throw.</remarks>
public delegate void RenderCallback(Span<float> interleaved);

/// <summary>Takes a block of input.</summary>
/// <param name="interleaved">What was captured, whole frames; valid during the call only.</param>
/// <remarks>Runs on the driver's real-time thread: it must not block, lock, allocate or throw.</remarks>
public delegate void CaptureCallback(ReadOnlySpan<float> interleaved);

/// <summary>
/// A sound device: it opens one stream for output and one for input, each with a callback. What only some devices can
/// do is a further interface that the same object implements, such as <see cref="IDeviceChanges"/>.
/// </summary>
/// <remarks>
/// Members may be called from any thread but not from a callback. Output and input are separate streams, because on
/// real systems a duplex stream fails as a whole when either direction does.
/// </remarks>
public interface IAudioDevice : IDisposable
{
    /// <summary>The name to show to a person.</summary>
    string Name { get; }

    /// <summary>The output format that needs no conversion in the driver.</summary>
    AudioFormat OutputFormat { get; }

    /// <summary>The input format that needs no conversion in the driver.</summary>
    AudioFormat InputFormat { get; }

    /// <summary>Opens the output. The stream is stopped until <see cref="IAudioStream.Start"/>.</summary>
    /// <param name="format">The format that <paramref name="render"/> writes.</param>
    /// <param name="render">Called for each block while the stream runs, never by two threads at once.</param>
    /// <returns>The stream; dispose it to close it.</returns>
    /// <exception cref="AudioDeviceException">The device is gone, busy, or cannot play this format.</exception>
    /// <exception cref="ObjectDisposedException">The device has been disposed.</exception>
    IAudioStream OpenOutput(AudioFormat format, RenderCallback render);

    /// <summary>Opens the input. The stream is stopped until <see cref="IAudioStream.Start"/>.</summary>
    /// <param name="format">The format that <paramref name="capture"/> reads.</param>
    /// <param name="capture">Called for each block while the stream runs, never by two threads at once.</param>
    /// <returns>The stream; dispose it to close it.</returns>
    /// <exception cref="AudioDeviceException">There is no microphone, it is busy, or cannot capture this format.</exception>
    /// <exception cref="ObjectDisposedException">The device has been disposed.</exception>
    IAudioStream OpenInput(AudioFormat format, CaptureCallback capture);
}

/// <summary>One opened direction of a device.</summary>
/// <remarks>Members may be called from any thread but not from a callback.</remarks>
public interface IAudioStream : IDisposable
{
    /// <summary>The format of the callback's frames.</summary>
    AudioFormat Format { get; }

    /// <summary>Whether callbacks arrive: started, neither stopped nor lost nor disposed.</summary>
    bool IsRunning { get; }

    /// <summary>Whether the hardware behind the stream went away. A lost stream never runs again: open a new one.</summary>
    bool IsLost { get; }

    /// <summary>Lets callbacks arrive. Does nothing when they already do.</summary>
    /// <exception cref="AudioDeviceException">The stream is lost.</exception>
    /// <exception cref="ObjectDisposedException">The stream has been disposed.</exception>
    void Start();

    /// <summary>Stops the callbacks; when it returns, none is running. Does nothing when they are stopped.</summary>
    void Stop();
}
