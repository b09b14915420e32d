namespace AudioSessions.Benchmarks.Harness;

/// <summary>The middle and the ends of some measurements.</summary>
internal readonly record struct Spread(double Median, double Min, double Max)
{
    /// <summary>Sorts measurements; there must be one at least.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return new Spread((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted[0], sorted[^1]);
    }

    /// <summary>The same in another unit.</summary>
    public Spread Times(double factor) => new(Median * factor, Min * factor, Max * factor);
}
