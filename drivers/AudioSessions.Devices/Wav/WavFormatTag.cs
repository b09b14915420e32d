namespace AudioSessions.Devices;

/// <summary>The format tags of a WAV file's fmt chunk that are understood.</summary>
internal static class WavFormatTag
{
    public const int Pcm = 1;
    public const int Float = 3;

    /// <summary>WAVE_FORMAT_EXTENSIBLE: the real tag begins the sub-format's identifier.</summary>
    public const int Extensible = 0xFFFE;
}
