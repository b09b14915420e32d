namespace AudioSessions.Player.Commands;

/// <summary>Finds what somebody meant to write.</summary>
internal static class Suggestion
{
    /// <summary><c> Did you mean 'music'?</c>, or nothing where no name is near.</summary>
    public static string For(string written, IEnumerable<string> names)
    {
        var nearest = names.Select(n => (Name: n, Distance: Distance(written, n))).DefaultIfEmpty(("", int.MaxValue)).MinBy(n => n.Item2);
        return nearest.Item2 <= Math.Max(2, written.Length / 3) ? $" Did you mean '{nearest.Item1}'?" : "";
    }

    /// <summary>How many letters have to be put in, taken out or changed; capitals count as small ones.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
