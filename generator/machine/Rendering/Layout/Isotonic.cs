namespace StateMachine.Tool.Rendering;

/// <summary>Places things in a line, each as near as it can be to where it wants to be.</summary>
internal static class Isotonic
{
    /// <summary>The places nearest to the wanted ones by weighted squares that keep the order and the distances.</summary>
    /// <param name="wanted">Where each wants to be.</param>
    /// <param name="weights">How much it wants that; positive.</param>
    /// <param name="distance">How far each, but the first, has to be from the one before.</param>
    public static double[] Place(IReadOnlyList<double> wanted, IReadOnlyList<double> weights, Func<int, double> distance)
    {
        // Without the distances this is a regression to a rising sequence: neighbours in the wrong order share their mean.
        var offsets = new double[wanted.Count];
        for (var i = 1; i < wanted.Count; i++)
        {
            offsets[i] = offsets[i - 1] + distance(i);
        }

        var pools = new List<(double Mean, double Weight, int Count)>();
        for (var i = 0; i < wanted.Count; i++)
        {
            pools.Add((wanted[i] - offsets[i], weights[i], 1));
            while (pools.Count > 1 && pools[^2].Mean > pools[^1].Mean)
            {
                var (a, b) = (pools[^2], pools[^1]);
                pools.RemoveRange(pools.Count - 2, 2);
                pools.Add((((a.Mean * a.Weight) + (b.Mean * b.Weight)) / (a.Weight + b.Weight), a.Weight + b.Weight, a.Count + b.Count));
            }
        }

        return [.. pools.SelectMany(p => Enumerable.Repeat(p.Mean, p.Count)).Select((mean, i) => mean + offsets[i])];
    }
}
