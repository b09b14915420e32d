using StateMachine.Compiler;
using StateMachine.Compiler.Checking;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Emit;
using StateMachine.Compiler.Formatting;
using StateMachine.Compiler.Parsing;
using StateMachine.Compiler.Text;

namespace StateMachine.Fuzz;

/// <summary>How far a spec came.</summary>
internal enum Stage { Parsed, WithoutSyntaxErrors, Bound, Emitted, CompiledAsCSharp }

/// <summary>What happened to a spec: how far it came, what was said, and what must not have happened.</summary>
/// <param name="Reached">The last stage that it passed.</param>
/// <param name="Codes">The codes of all diagnostics.</param>
/// <param name="Failure">What is wrong with the compiler, in a line whose first words tell faults apart; null if nothing is.</param>
internal sealed record Outcome(Stage Reached, IReadOnlyList<string> Codes, string? Failure);

/// <summary>The whole front end on one spec: what it promises for any text is checked, and what it promises for a valid one.</summary>
internal sealed class FrontEnd
{
    private static readonly CheckBudget SmallBudget = new(1_000, 20_000);

    private readonly List<string> _codes = [];
    private readonly IReadOnlyList<SourceText> _files;
    private Stage _reached = Stage.Parsed;

    private FrontEnd(string text) => _files = Seeds.Split(text);

    /// <summary>Runs all stages. <paramref name="fully"/>: with the checks that enumerate, and with the C# compiler.</summary>
    public static Outcome Run(string text, bool fully)
    {
        var frontEnd = new FrontEnd(text);
        string? failure;
        try
        {
            failure = frontEnd.Run(fully);
        }
        catch (Exception exception)
        {
            failure = $"{exception.GetType().Name} {FirstOwnFrame(exception)}: {exception.Message}";
        }

        return new Outcome(frontEnd._reached, frontEnd._codes, failure);
    }

    private string? Run(bool fully)
    {
        var syntax = new List<Diagnostic>();
        foreach (var file in _files)
        {
            Parser.Parse(file, syntax);
        }

        var isValid = syntax.TrueForAll(d => d.Severity != Severity.Error);
        _reached = isValid ? Stage.WithoutSyntaxErrors : Stage.Parsed;
        var result = MachineCompiler.Compile(_files);
        if (Look(result.Diagnostics, "compiling") is { } wrong || (wrong = Format(isValid)) is not null)
        {
            return wrong;
        }

        if (result.Model is null == result.Diagnostics.All(d => d.Severity != Severity.Error))
        {
            return "compiling: a model where there is an error, or neither";
        }

        if (result.Model is not { } model)
        {
            return null;
        }

        _reached = Stage.Bound;
        var findings = MachineChecker.Check(model, fully ? SmallBudget : CheckBudget.Structural);
        var emitted = CSharpEmitter.Emit(model, EmitOptions.Readable("Fuzzed"));
        if ((wrong = Look(findings, "checking") ?? Look(emitted.Diagnostics, "emitting")) is not null || emitted.Files.Count == 0)
        {
            return wrong;
        }

        _reached = Stage.Emitted;
        if (fully)
        {
            wrong = EmittedCode.Errors(emitted.Files);
            _reached = Stage.CompiledAsCSharp;
        }

        return wrong;
    }

    /// <summary>What is formatted can be formatted, to the same text; a file with an error is left alone.</summary>
    private string? Format(bool isValid)
    {
        foreach (var file in _files)
        {
            var once = MachineFormatter.Format(file);
            if (Array.Find([.. once.Diagnostics], IsInternal) is { } fault)
            {
                return $"formatting: {fault.Message}";
            }

            if (once.Text is null)
            {
                if (isValid)
                {
                    return "formatting: a valid file is refused";
                }

                continue;
            }

            var twice = MachineFormatter.Format(new SourceText(file.Path, once.Text));
            if (twice.Text != once.Text)
            {
                return $"formatting: not the same the second time: {twice.Diagnostics.FirstOrDefault()?.Message}";
            }
        }

        return null;
    }

    /// <summary>Places lie inside their file, no two errors in one place, nothing is internal.</summary>
    private string? Look(IEnumerable<Diagnostic> diagnostics, string stage)
    {
        var places = new HashSet<(string, int)>();
        foreach (var diagnostic in diagnostics)
        {
            _codes.Add(diagnostic.Code);
            if (IsInternal(diagnostic))
            {
                return $"{stage}: {diagnostic.Message}";
            }

            if (!IsInside(diagnostic.At) || !diagnostic.Related.All(r => IsInside(r.At)))
            {
                return $"{stage}: {diagnostic.Code} stands outside of the text: {diagnostic}";
            }

            // Later stages may have two things to say of one name; the parser says one thing of one place.
            if (diagnostic.Code.StartsWith("SM1", StringComparison.Ordinal) && !places.Add((diagnostic.At.Path, diagnostic.At.Start)))
            {
                return $"{stage}: {diagnostic.Code} is a second error in one place: {diagnostic}";
            }
        }

        return null;
    }

    private bool IsInside(Location at)
        => _files.FirstOrDefault(f => f.Path == at.Path) is { } file ? at.Start >= 0 && at.Length >= 0 && at.Start + at.Length <= file.Text.Length : at == default;

    private static bool IsInternal(Diagnostic diagnostic) => diagnostic.Code.StartsWith("SM9", StringComparison.Ordinal);

    private static string FirstOwnFrame(Exception exception)
        => exception.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("StateMachine.", StringComparison.Ordinal))?.Trim() ?? "";
}
