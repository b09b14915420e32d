namespace AudioSessions.Devices;

/// <summary>A WAV file cannot be played. The message names the file, what is wrong with it, and what to do.</summary>
/// <param name="file">The file's path or name.</param>
/// <param name="problem">What is wrong, and what to do: whole sentences.</param>
public sealed class InvalidWavException(string file, string problem) : Exception($"{file}: {problem}")
{
    /// <summary>The file's path or name.</summary>
    public string File { get; } = file;
}
