using System.Reflection;
using StateMachine.Compiler.Diagnostics;

namespace StateMachine.Tool.Explaining;

/// <summary>The pages that explain each code, carried in the tool.</summary>
internal static class Catalogue
{
    private const string Prefix = "catalogue/";

    private static readonly Lazy<SortedDictionary<string, CataloguePage>> _pages = new(Load);

    /// <summary>All pages, by code.</summary>
    public static IReadOnlyCollection<CataloguePage> All => _pages.Value.Values;

    /// <summary>The page of a code; null where there is none.</summary>
    public static CataloguePage? Find(string code) => _pages.Value.GetValueOrDefault(code);

    private static SortedDictionary<string, CataloguePage> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var pages = new SortedDictionary<string, CataloguePage>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var page = CataloguePage.Read(reader.ReadToEnd());
            pages.Add(page.Code, page);
        }

        return pages;
    }
}
