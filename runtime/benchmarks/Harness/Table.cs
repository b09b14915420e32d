using System.Globalization;

namespace AudioSessions.Benchmarks.Harness;

/// <summary>A goal for a ratio.</summary>
/// <param name="Ratio">The ratio to reach.</param>
/// <param name="AtLeast">Whether more is better; otherwise less is.</param>
/// <param name="Bytes">The bytes that one operation may allocate; null where that is no goal.</param>
internal sealed record Goal(double Ratio, bool AtLeast = false, double? Bytes = null)
{
    /// <summary>Whether a score reaches it.</summary>
    public bool IsMet(double ratio, double bytes) => (AtLeast ? ratio >= Ratio : ratio <= Ratio) && !(bytes > Bytes);

    /// <inheritdoc/>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{(AtLeast ? ">=" : "<=")} {Ratio:0.00}{(Bytes is null ? "" : $", {Bytes} B")}");
}

/// <summary>One line of a table.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The measurement.</param>
/// <param name="Ratio">The ratio to the baseline; null for what has none.</param>
/// <param name="Bytes">Bytes allocated or kept; null where nothing is said about them.</param>
/// <param name="Goal">What the ratio should be; null where nothing is asked.</param>
internal sealed record Row(string Name, Spread Value, Spread? Ratio, double? Bytes = null, Goal? Goal = null)
{
    /// <summary>The line of a contestant.</summary>
    public static Row Of(Score score) => new(score.Name, score.Nanoseconds, score.Ratio, score.Bytes);
}

/// <summary>Prints tables that line up.</summary>
internal static class Table
{
    private const int NameWidth = 50;

    /// <summary>Prints a table with a headline and what the figures mean.</summary>
    public static void Print(string title, string explanation, string unit, string bytes, IEnumerable<Row> rows)
    {
        Console.WriteLine();
        Console.WriteLine(title);
        Console.WriteLine($"  {explanation}");
        Console.WriteLine($"  {"",-NameWidth}  {unit,12}  {"min..max",-19}  {"ratio",6}  {"min..max",-12}  {bytes,10}  goal");
        foreach (var row in rows)
        {
            Console.WriteLine(Line(row));
        }
    }

    private static string Line(Row row)
        => $"  {row.Name,-NameWidth}  {Number(row.Value.Median),12}  {Range(row.Value),-19}  {RatioText(row),-20}  {BytesText(row.Bytes),10}  {GoalText(row)}".TrimEnd();

    private static string RatioText(Row row)
        => row.Ratio is { } ratio ? $"{Number(ratio.Median),6}  {Range(ratio),-12}" : "";

    private static string GoalText(Row row)
        => row.Goal is { } goal && row.Ratio is { } ratio ? $"{goal}  {(goal.IsMet(ratio.Median, row.Bytes ?? 0) ? "met" : "MISSED")}" : "";

    private static string BytesText(double? bytes) => bytes is { } b ? b.ToString("#,0", CultureInfo.InvariantCulture) : "";

    private static string Range(Spread spread) => $"{Number(spread.Min)}..{Number(spread.Max)}";

    private static string Number(double value)
        => value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
