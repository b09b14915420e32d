using System.Globalization;
using System.Text.RegularExpressions;
using StateMachine.Compiler;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;

namespace StateMachine.Generator.Benchmarks;

/// <summary>
/// The audio policy five times in one machine: each copy has entities, tables, events and rules of its own, by names with its number. Only the
/// table of answers is shared, for a machine has one.
/// </summary>
internal static partial class Fivefold
{
    private const int Copies = 5;

    /// <summary>Five copies of a spec.</summary>
    public static Spec Of(Spec spec)
    {
        var model = MachineCompiler.Compile([.. spec.Files.Select(f => new SourceText(f.Key, f.Value))]).Model ?? throw new InvalidOperationException("The spec has errors.");
        var answers = model.Enums.Single(e => e.Name == model.AnswerType);
        var names = Declared(model).Except([answers.Name, .. Members(answers)]).ToHashSet(StringComparer.Ordinal);
        var files = new Dictionary<string, string>(spec.Files);
        for (var copy = 2; copy <= Copies; copy++)
        {
            var number = copy.ToString(CultureInfo.InvariantCulture);
            foreach (var (path, text) in spec.Files.Where(f => !f.Value.Contains($"table {model.AnswerType} ", StringComparison.Ordinal)))
            {
                var part = Header().Replace(text, $"part of {model.Name}\n", 1);
                var renamed = Word().Replace(part[part.IndexOf('\n')..], w => names.Contains(w.Value) ? w.Value + number : w.Value);
                files.Add(Path.ChangeExtension(path, $".{number}.machine"), $"part of {model.Name}{Title().Replace(renamed, $"scenario \"{number}: ")}");
            }
        }

        return spec with { Files = files };
    }

    /// <summary>What the rows say of a spec's size.</summary>
    public static string Size(Spec spec)
    {
        var model = MachineCompiler.Compile([.. spec.Files.Select(f => new SourceText(f.Key, f.Value))]).Model!;
        return FormattableString.Invariant($"{spec.Files.Sum(f => f.Value.Count(c => c == '\n')):N0} lines, {model.Events.Count} events and cascades, {model.Rules.Count:N0} rules, {model.Scenarios.Count} scenarios");
    }

    private static IEnumerable<string> Declared(MachineModel model) =>
    [
        .. model.Policies.Select(p => p.Name), .. model.Enums.Select(e => e.Name), .. model.Enums.SelectMany(Members), .. model.Unions.Select(u => u.Name), .. model.Matrices.Select(m => m.Name),
        .. model.Notifications.Select(n => n.Name), .. model.Entities.Select(e => e.Name), .. model.Entities.Select(e => char.ToLowerInvariant(e.Name[0]) + e.Name[1..]),
        .. model.Definitions.Select(d => d.Name), .. model.Events.Select(e => e.Name), .. model.Dispatches.Select(d => d.Name),
        .. model.Invariants.Select(i => i.Name), .. model.Nevers.Select(n => n.Name), .. model.Leads.Select(l => l.Name),
    ];

    private static IEnumerable<string> Members(EnumModel declared) => [.. declared.Members.Select(m => m.Name), .. declared.Aliases.Select(a => a.Name)];

    [GeneratedRegex(@"\A(?:///[^\n]*\n)*(?:machine|part of) [^\n]*\n(?:answers [^\n]*\n)?")]
    private static partial Regex Header();

    [GeneratedRegex(@"[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Word();

    [GeneratedRegex("^scenario \"", RegexOptions.Multiline)]
    private static partial Regex Title();
}
