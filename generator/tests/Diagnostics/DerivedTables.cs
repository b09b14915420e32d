using System.Text;
using System.Text.RegularExpressions;

namespace StateMachine.Compiler.Tests.Diagnostics;

/// <summary>What is made from the factories and the headings of the pages: the titles that the generator shows, and its release file.</summary>
internal static class DerivedTables
{
    /// <summary>The source of <c>DiagnosticTitles</c>.</summary>
    public static string Titles()
    {
        var text = new StringBuilder();
        text.Append("""
            using System.Collections.Generic;

            namespace StateMachine.Compiler.Diagnostics;

            /// <summary>
            /// What each code is called where only a few words fit: lists of errors, logs, rule sets. Made by <c>make accept</c> from the headings of the
            /// pages in <c>generator/catalogue</c>; a test compares them.
            /// </summary>
            public static class DiagnosticTitles
            {
                private static readonly Dictionary<string, string> Titles = new()
                {

            """);
        foreach (var page in Catalogue.Pages.Values)
        {
            text.Append($"        [\"{page.Code}\"] = \"{page.Title}\",\n");
        }

        return text.Append("""
                };

                /// <summary>The title of a code; a code without a page, which only an unfinished change has, is its own title.</summary>
                public static string Of(string code) => Titles.TryGetValue(code, out var title) ? title : code;
            }

            """).ToString();
    }

    /// <summary>
    /// The release file of what is not shipped yet: what differs from <paramref name="shipped"/>, in the form that Roslyn's release tracking reads. A
    /// release moves its tables over.
    /// </summary>
    public static string Unshipped(string shipped)
    {
        var before = ShippedRules(shipped);
        var now = ErrorFactories.Codes.ToDictionary(c => c.Code, c => c.Severity.ToString());
        var text = new StringBuilder("; What no release has yet. Made by 'make accept'.\n; https://github.com/dotnet/roslyn/blob/main/src/RoslynAnalyzers/Microsoft.CodeAnalysis.Analyzers/ReleaseTrackingAnalyzers.Help.md\n");
        AppendTable(text, "New Rules", now.Where(r => !before.ContainsKey(r.Key)));
        AppendTable(text, "Removed Rules", before.Where(r => !now.ContainsKey(r.Key)));
        var changed = now.Where(r => before.TryGetValue(r.Key, out var old) && old != r.Value).ToList();
        if (changed.Count > 0)
        {
            text.Append("\n### Changed Rules\n\nRule ID | New Category | New Severity | Old Category | Old Severity | Notes\n--------|--------------|--------------|--------------|--------------|------\n");
            changed.ForEach(r => text.Append($"{r.Key} | StateMachine | {r.Value} | StateMachine | {before[r.Key]} | {TitleOf(r.Key)}\n"));
        }

        return text.ToString();
    }

    /// <summary>The severity of each shipped code: later releases add, change and remove.</summary>
    private static Dictionary<string, string> ShippedRules(string shipped)
    {
        var rules = new Dictionary<string, string>();
        var removes = false;
        foreach (var line in shipped.Split('\n'))
        {
            removes = line.StartsWith("### ", StringComparison.Ordinal) ? line.StartsWith("### Removed", StringComparison.Ordinal) : removes;
            var row = Regex.Match(line, @"^(SM\d{4}) *\| *StateMachine *\| *(Error|Warning) *\|");
            if (row.Success && removes)
            {
                rules.Remove(row.Groups[1].Value);
            }
            else if (row.Success)
            {
                rules[row.Groups[1].Value] = row.Groups[2].Value;
            }
        }

        return rules;
    }

    /// <summary>The title of a code's page; a removed code has none.</summary>
    private static string TitleOf(string code) => Catalogue.Pages.TryGetValue(code, out var page) ? page.Title : "";

    private static void AppendTable(StringBuilder text, string name, IEnumerable<KeyValuePair<string, string>> rules)
    {
        var rows = string.Concat(rules.Select(r => $"{r.Key} | StateMachine | {r.Value} | {TitleOf(r.Key)}\n"));
        if (rows.Length > 0)
        {
            text.Append($"\n### {name}\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|------\n{rows}");
        }
    }
}
