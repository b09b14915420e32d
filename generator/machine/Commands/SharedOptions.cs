using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using StateMachine.Tool.Reports;

namespace StateMachine.Tool.Commands;

/// <summary>The arguments and options that commands share.</summary>
internal sealed class SharedOptions
{
    private readonly Option<ReportForm?> _format = new("--format")
    {
        Description = "How diagnostics are written: human, msbuild or sarif [default: human on a terminal, else msbuild]",
        HelpName = "human|msbuild|sarif",
        Recursive = true,
        CustomParser = static result => Choice(result),
        CompletionSources = { "human", "msbuild", "sarif" },
    };

    private readonly Option<bool> _noColour = new("--no-color") { Description = "Write without colours, as with NO_COLOR", Recursive = true };

    private readonly Option<bool> _warningsAsErrors = new("--warnings-as-errors") { Description = "Take every warning for an error", Recursive = true };

    /// <summary>Adds the options of every command to the root.</summary>
    public void AddTo(RootCommand root)
    {
        root.Add(_format);
        root.Add(_noColour);
        root.Add(_warningsAsErrors);
    }

    /// <summary>How to report.</summary>
    public ReportOptions Report(ParseResult parsed) => new(parsed.GetValue(_format), parsed.GetValue(_noColour), parsed.GetValue(_warningsAsErrors));

    /// <summary>The specs that a command works on.</summary>
    public static Argument<string[]> Specs() => new("SPEC")
    {
        Description = "A .machine file, a folder of them, or '-' for the standard input. All files of one machine are given together.",
        Arity = ArgumentArity.OneOrMore,
        Validators = { NoOptions },
    };

    // Whatever is not an option that it knows, System.CommandLine takes for an argument.
    private static void NoOptions(ArgumentResult result)
    {
        if (result.Tokens.FirstOrDefault(t => ToolCommandLine.IsOption(t.Value)) is { } option)
        {
            result.AddError($"There is no option '{option.Value}'.");
        }
    }

    /// <summary>Policies to choose.</summary>
    public static Option<PolicyChoice[]> Policies() => new("--policy")
    {
        Description = "Choose a side of a documented disagreement; may be repeated",
        HelpName = "name=Option",
        AllowMultipleArgumentsPerToken = false,
        CustomParser = static result => [.. result.Tokens.Select(t => Pair(result, t.Value, "name=Option")).Select(p => new PolicyChoice(p.Left, p.Right))],
    };

    /// <summary>A number within bounds; null where it is not given.</summary>
    public static Option<int?> Number(string name, string description, int low, int high = int.MaxValue) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => NumberIn(result, result.Tokens[0].Value, low, high),
    };

    /// <summary>Reads a whole number within bounds, or says what is wrong with it.</summary>
    public static int NumberIn(SymbolResult result, string text, int low, int high)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high)
        {
            return number;
        }

        result.AddError($"'{text}' is not a number {(high == int.MaxValue ? $"from {low} on" : $"from {low} to {high}")}.");
        return low;
    }

    /// <summary>Takes <c>left=right</c> apart, or says what is wrong with it.</summary>
    public static (string Left, string Right) Pair(SymbolResult result, string text, string form)
    {
        if (text.Split('=') is [{ Length: > 0 } left, { Length: > 0 } right])
        {
            return (left, right);
        }

        result.AddError($"'{text}' is not of the form {form}.");
        return ("", "");
    }

    private static ReportForm? Choice(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        foreach (var form in Enum.GetValues<ReportForm>())
        {
            if (form.ToString().Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return form;
            }
        }

        result.AddError($"There is no report form '{text}'. There are: human, msbuild, sarif.");
        return null;
    }
}

/// <summary>The option of a policy that the command line asks for.</summary>
internal sealed record PolicyChoice(string Policy, string Option);
