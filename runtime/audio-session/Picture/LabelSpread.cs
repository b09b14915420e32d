namespace AudioSessions.Player.Picture;

/// <summary>Moves labels in a row as little as needed to keep them apart.</summary>
internal static class LabelSpread
{
    /// <summary>
    /// The places nearest to <paramref name="wanted"/>, by the sum of squares, that keep their order and the spacing; then moved
    /// within the limits.
    /// </summary>
    /// <param name="wanted">Ascending.</param>
    /// <param name="most">The right limit of each.</param>
    /// <param name="least">The left limit of all.</param>
    /// <param name="spacing">The least distance of two neighbours.</param>
    /// <returns>The places, or nothing where the limits leave too little room.</returns>
    public static double[]? Spread(double[] wanted, double[] most, double least, double spacing)
    {
        // Measured from its own slot at the left, each place need only be no less than the one before.
        var places = Ascending([.. wanted.Select((w, i) => w - i * spacing)]);
        var limit = double.PositiveInfinity;
        for (var i = places.Length - 1; i >= 0; i--)
        {
            limit = Math.Min(limit, most[i] - i * spacing);
            places[i] = Math.Max(least, Math.Min(places[i], limit)) + i * spacing;
        }

        return limit < least ? null : places;
    }

    /// <summary>The ascending row nearest to the given one: runs that descend are replaced by their mean, until none does.</summary>
    private static double[] Ascending(double[] row)
    {
        var runs = new Stack<(double Sum, int Count)>();
        foreach (var value in row)
        {
            var run = (Sum: value, Count: 1);
            while (runs.TryPeek(out var before) && before.Sum / before.Count > run.Sum / run.Count)
            {
                runs.Pop();
                run = (before.Sum + run.Sum, before.Count + run.Count);
            }

            runs.Push(run);
        }

        return [.. runs.Reverse().SelectMany(run => Enumerable.Repeat(run.Sum / run.Count, run.Count))];
    }
}
