namespace AudioSessions.Properties.Conformance;

/// <summary>A table of published facts, kept beside the tests: comma-separated, with a header line, and comments that begin with a hash.</summary>
internal static class DataFile
{
    /// <summary>The rows below the header, each with its cells by the header's names.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string name)
    {
        var lines = Cells(name);
        var header = lines[0];
        return [.. lines.Skip(1).Select(cells => Row(name, header, cells))];
    }

    private static Dictionary<string, string> Row(string name, string[] header, string[] cells) => cells.Length == header.Length
        ? header.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second)
        : throw new InvalidDataException($"{name}: '{cells[0]}' has {cells.Length} cells under a header of {header.Length}.");

    private static List<string[]> Cells(string name) =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Conformance", "Data", name))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(',', StringSplitOptions.TrimEntries)),
    ];
}
