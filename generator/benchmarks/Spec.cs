namespace StateMachine.Generator.Benchmarks;

/// <summary>A spec of the repository, and an edit that a person would make in it: one word of a rule.</summary>
/// <param name="Files">Path and text of each file.</param>
/// <param name="Edited">The file that is edited.</param>
/// <param name="Before">A piece of it.</param>
/// <param name="After">What the piece becomes, of another length, so that everything behind it moves.</param>
internal sealed record Spec(IReadOnlyDictionary<string, string> Files, string Edited, string Before, string After)
{
    public static Spec Turnstile { get; } = Of("generator/samples/Turnstile/Turnstile.machine", "Turnstile.machine", "a ride takes two coins", "two coins, please");

    public static Spec AudioSession { get; } = Of("spec", "Activation.machine", "and {s} does not mix", "and {s} plays alone");

    /// <summary>The edited file, before or after.</summary>
    public string Text(bool edited) => edited ? Files[Edited].Replace(Before, After, StringComparison.Ordinal) : Files[Edited];

    private static Spec Of(string path, string edited, string before, string after)
    {
        var place = Path.Combine(Root(), path);
        var files = (File.Exists(place) ? [place] : Directory.GetFiles(place, "*.machine")).Order(StringComparer.Ordinal).ToDictionary(f => f, File.ReadAllText);
        var file = files.Keys.Single(f => Path.GetFileName(f) == edited);
        return files[file].Contains(before, StringComparison.Ordinal)
            ? new Spec(files, file, before, after)
            : throw new InvalidOperationException($"{file} does not say '{before}' any more; edit something else in Spec.cs.");
    }

    /// <summary>The folder of the solution.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "StateMachine.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The benchmarks run outside the repository.");
        }

        return folder.FullName;
    }
}
