namespace AudioSessions.Devices;

/// <summary>
/// Plays a WAV file from memory, in stereo at the file's own rate; whoever plays it converts the rate
/// (<see cref="SourceConversion.ConvertTo"/>, which <see cref="Renderer.Add"/> does by itself).
/// </summary>
/// <param name="path">The file; see <see cref="WavFile"/> for what is understood.</param>
/// <param name="loop">Whether to begin again at the end, without a gap.</param>
/// <exception cref="InvalidWavException">The file is damaged, or of a kind that is not understood.</exception>
/// <exception cref="IOException">The file cannot be read, or does not exist.</exception>
public sealed class WavSource(string path, bool loop = false) : ClipSource(WavFile.Read(path), loop)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;
}
