using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Text;
using StateMachine.Tool.Commands;

namespace StateMachine.Tool.Reports;

/// <summary>How diagnostics are written.</summary>
internal enum ReportForm
{
    /// <summary>With the lines of the spec, for people.</summary>
    Human,

    /// <summary>A line for each, for builds and editors.</summary>
    MSBuild,

    /// <summary>SARIF 2.1.0, for tools.</summary>
    Sarif,
}

/// <summary>The options that every command has.</summary>
/// <param name="Form">The form asked for; null: for people at a terminal, for builds elsewhere.</param>
/// <param name="NoColour">Whether colours are forbidden.</param>
/// <param name="WarningsAsErrors">Whether a warning is as bad as an error.</param>
internal sealed record ReportOptions(ReportForm? Form = null, bool NoColour = false, bool WarningsAsErrors = false);

/// <summary>The one list of what a command has to say about specs; written at its end, in one of three forms.</summary>
/// <param name="console">Where to; diagnostics go to the error stream, a SARIF log is a result and goes to the output.</param>
/// <param name="options">How.</param>
internal sealed class Report(ToolConsole console, ReportOptions options)
{
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Dictionary<string, SourceText> _sources = [];
    private readonly List<string> _hints = [];

    /// <summary>The form in which it will be written.</summary>
    public ReportForm Form { get; } = options.Form ?? (console.ErrorIsTerminal ? ReportForm.Human : ReportForm.MSBuild);

    /// <summary>Whether there is an error.</summary>
    public bool HasErrors => _diagnostics.Any(d => d.Severity == Severity.Error);

    /// <summary>Where a command writes its results: nowhere when the output is a SARIF log.</summary>
    public TextWriter Results => Form == ReportForm.Sarif ? TextWriter.Null : console.Out;

    /// <summary>The colours of the results.</summary>
    public Paint ResultPaint => options.NoColour ? new Paint(false) : console.OutPaint;

    /// <summary>Adds diagnostics about files.</summary>
    public void Add(IEnumerable<Diagnostic> diagnostics, IEnumerable<SourceText> sources)
    {
        _diagnostics.AddRange(diagnostics.Select(d => options.WarningsAsErrors ? d with { Severity = Severity.Error } : d));
        foreach (var source in sources)
        {
            _sources[source.Path] = source;
        }
    }

    /// <summary>Adds a sentence that may help when there are errors.</summary>
    public void Hint(string text) => _hints.Add(text);

    /// <summary>Writes everything, and gives the exit code: whether there was an error.</summary>
    public int Finish()
    {
        switch (Form)
        {
            case ReportForm.Human:
                new HumanReport(console.Error, options.NoColour ? new Paint(false) : console.ErrorPaint, console.Width, _sources).Write(_diagnostics);
                break;
            case ReportForm.MSBuild:
                MSBuildReport.Write(console.Error, _diagnostics);
                break;
            default:
                new SarifReport(console.Folder, console.FullPath).Write(console.Out, _diagnostics);
                break;
        }

        foreach (var hint in HasErrors ? _hints : [])
        {
            console.Error.WriteLine($"machine: {hint}");
        }

        return HasErrors ? ExitCodes.Problems : ExitCodes.Fine;
    }
}
