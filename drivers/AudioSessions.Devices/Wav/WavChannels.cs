using System.Numerics;

namespace AudioSessions.Devices;

/// <summary>
/// Folds a file's channels into stereo. Mono goes to both sides unchanged, stereo stays. Of more channels, those on the
/// left and right stay on their sides, those in the middle go to both at -3 dB, the low-frequency channel is left out,
/// and all is scaled down so that it cannot clip.
/// </summary>
internal sealed class WavChannels
{
    private const float Centre = 0.70710678f;

    // Bits of the speaker mask in order: front L R C, low, back L R, front L R of centre, back C, side L R,
    // top C, top front L C R, top back L C R.
    private static readonly (float Left, float Right)[] Speakers =
    [
        (1, 0), (0, 1), (Centre, Centre), (0, 0), (1, 0), (0, 1), (1, 0), (0, 1), (Centre, Centre), (1, 0), (0, 1),
        (Centre, Centre), (1, 0), (Centre, Centre), (0, 1), (1, 0), (Centre, Centre), (0, 1),
    ];

    // The usual layouts of 3 to 8 channels, for files that do not say.
    private static readonly uint[] UsualMasks = [0x7, 0x33, 0x37, 0x3F, 0x13F, 0x63F];

    private readonly (float Left, float Right)[] _weights;

    public WavChannels(int channels, uint mask)
    {
        _weights = channels switch
        {
            1 => [(1, 1)],
            2 => [(1, 0), (0, 1)],
            _ => Scale(Weights(channels, mask)),
        };
    }

    public (float Left, float Right) ToStereo(ReadOnlySpan<float> frame)
    {
        float left = 0;
        float right = 0;
        for (int channel = 0; channel < frame.Length; channel++)
        {
            (float toLeft, float toRight) = _weights[channel];

            // Skipped at weight 0, so that a sample that is not a number stays on its side.
            left += toLeft == 0 ? 0 : toLeft * frame[channel];
            right += toRight == 0 ? 0 : toRight * frame[channel];
        }

        return (left, right);
    }

    private static (float Left, float Right)[] Weights(int channels, uint mask)
    {
        if (BitOperations.PopCount(mask) < channels && channels - 3 < UsualMasks.Length)
        {
            mask = UsualMasks[channels - 3];
        }

        var weights = new (float Left, float Right)[channels];
        for (int channel = 0; channel < channels; channel++)
        {
            int speaker = mask == 0 ? int.MaxValue : BitOperations.TrailingZeroCount(mask);
            mask &= mask - 1;

            // Channels that no speaker is named for go to both sides.
            weights[channel] = speaker < Speakers.Length ? Speakers[speaker] : (Centre, Centre);
        }

        return weights;
    }

    private static (float Left, float Right)[] Scale((float Left, float Right)[] weights)
    {
        float loudest = Math.Max(1, Math.Max(weights.Sum(weight => weight.Left), weights.Sum(weight => weight.Right)));
        return Array.ConvertAll(weights, weight => (weight.Left / loudest, weight.Right / loudest));
    }
}
