namespace AudioSessions.Devices;

/// <summary>How many frames the callbacks of a <see cref="SimulatedDevice"/> ask for.</summary>
public abstract class CallbackSizes
{
    /// <summary>The size of the next callback, 1 or more.</summary>
    /// <returns>Frames.</returns>
    public abstract int Next();

    /// <summary>The same size always.</summary>
    /// <param name="frames">Frames, 1 or more.</param>
    /// <returns>The sizes.</returns>
    public static CallbackSizes Fixed(int frames) => Script(frames);

    /// <summary>A list of sizes, over and over.</summary>
    /// <param name="frames">Frames of each callback, 1 or more.</param>
    /// <returns>The sizes.</returns>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static CallbackSizes Script(params int[] frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        if (frames.Length == 0)
        {
            throw new ArgumentException("Name at least one callback size.", nameof(frames));
        }

        foreach (int size in frames)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, nameof(frames));
        }

        return new ScriptedSizes(frames);
    }

    /// <summary>Random sizes, the same for the same seed.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="minimum">The least size, 1 or more.</param>
    /// <param name="maximum">The largest size.</param>
    /// <returns>The sizes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The sizes are not in order.</exception>
    public static CallbackSizes Random(int seed, int minimum = 1, int maximum = 4096)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimum, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, minimum);
        return new RandomSizes(new Random(seed), minimum, maximum);
    }

    private sealed class ScriptedSizes(int[] frames) : CallbackSizes
    {
        private int _next;

        public override int Next() => frames[_next++ % frames.Length];
    }

    private sealed class RandomSizes(Random random, int minimum, int maximum) : CallbackSizes
    {
        public override int Next() => random.Next(minimum, maximum + 1);
    }
}
