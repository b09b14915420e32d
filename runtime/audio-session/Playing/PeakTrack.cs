using AudioSessions.Devices;
using AudioSessions.Player.Picture;

namespace AudioSessions.Player.Playing;

/// <summary>Keeps the least and the greatest sample of every 5 ms of a simulated device's time: enough to draw, little to keep.</summary>
/// <remarks>
/// Written inside callbacks of the device, which tells by its count of frames when they are. It grows, so it is not for a
/// real driver's callback.
/// </remarks>
internal sealed class PeakTrack(SimulatedDevice device, AudioFormat format) : IAudioSink
{
    private readonly long _binFrames = format.SampleRate / 200;
    private readonly List<WaveColumn> _bins = [];
    private long _callback = -1;
    private long _next;

    /// <inheritdoc/>
    public AudioFormat Format => format;

    /// <summary>Whether anything but silence came.</summary>
    public bool HasSound => _bins.Exists(static b => b.Min < 0f || b.Max > 0f);

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<float> interleaved)
    {
        if (_callback != device.FramesRendered)
        {
            _callback = _next = device.FramesRendered;
        }

        while (!interleaved.IsEmpty)
        {
            var bin = (int)(_next / _binFrames);
            var frames = (int)Math.Min(interleaved.Length / format.Channels, ((bin + 1) * _binFrames) - _next);
            var part = interleaved[..(frames * format.Channels)];
            while (_bins.Count <= bin)
            {
                _bins.Add(default);
            }

            _bins[bin] = Widen(_bins[bin], part);
            _next += frames;
            interleaved = interleaved[part.Length..];
        }
    }

    /// <summary>Reduces it to columns of equal width over a number of frames.</summary>
    public WaveColumn[] Columns(long frames, int columns)
    {
        var result = new WaveColumn[columns];
        for (var i = 0; i < columns; i++)
        {
            var from = frames * i / columns / _binFrames;
            var to = Math.Max(from + 1, frames * (i + 1) / columns / _binFrames);
            for (var bin = from; bin < Math.Min(to, _bins.Count); bin++)
            {
                var peak = _bins[(int)bin];
                result[i] = new WaveColumn(Math.Min(result[i].Min, peak.Min), Math.Max(result[i].Max, peak.Max));
            }
        }

        return result;
    }

    private static WaveColumn Widen(WaveColumn peak, ReadOnlySpan<float> samples)
    {
        var (min, max) = (peak.Min, peak.Max);
        foreach (var sample in samples)
        {
            min = sample < min ? sample : min;
            max = sample > max ? sample : max;
        }

        return new WaveColumn(min, max);
    }

    /// <summary>A source that lets a track see what is pulled from it.</summary>
    public IAudioSource Watch(IAudioSource source) => new WatchedSource(source.ConvertTo(format), this);

    private sealed class WatchedSource(IAudioSource source, PeakTrack track) : IAudioSource
    {
        public AudioFormat Format => source.Format;

        public int Read(Span<float> interleaved)
        {
            var frames = source.Read(interleaved);
            track.Write(interleaved[..(frames * Format.Channels)]);
            return frames;
        }
    }
}
