namespace AudioSessions.Devices;

/// <summary>Something that can be played: whoever plays it pulls frames from it.</summary>
public interface IAudioSource
{
    /// <summary>The format of the frames that <see cref="Read"/> delivers; it never changes.</summary>
    AudioFormat Format { get; }

    /// <summary>Delivers the next frames, and advances by as many.</summary>
    /// <param name="interleaved">Where the samples go; its length is a multiple of the channels.</param>
    /// <returns>
    /// The number of frames written, from the beginning of <paramref name="interleaved"/>. Fewer than asked for means
    /// that the source has ended: it is not read again. A live source that has nothing yet writes silence instead.
    /// </returns>
    /// <remarks>
    /// Runs on a real-time thread, one call at a time: it must not block, lock, allocate or throw. A source that throws
    /// all the same is silenced and reported.
    /// </remarks>
    int Read(Span<float> interleaved);
}

/// <summary>Something that takes recorded or played frames.</summary>
public interface IAudioSink
{
    /// <summary>The format of the frames that <see cref="Write"/> expects; it never changes.</summary>
    AudioFormat Format { get; }

    /// <summary>Takes the next frames.</summary>
    /// <param name="interleaved">The samples, whole frames; valid during the call only.</param>
    /// <remarks>
    /// Attached to a <see cref="Voice"/> or a <see cref="CaptureHub"/> it runs on a real-time thread, one call at a
    /// time, and must not block, lock, allocate or throw. A sink that throws all the same is detached and reported.
    /// </remarks>
    void Write(ReadOnlySpan<float> interleaved);
}
