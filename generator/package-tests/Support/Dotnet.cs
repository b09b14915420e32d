using System.Diagnostics;
using System.Text;

namespace StateMachine.Package.Tests.Support;

/// <summary>What a command printed, and how it ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output)
{
    /// <summary>The errors of a build, each once, without the project that MSBuild names behind them.</summary>
    public IReadOnlyList<string> Errors => Messages(": error ");

    /// <summary>The warnings of a build.</summary>
    public IReadOnlyList<string> Warnings => Messages(": warning ");

    /// <summary>The same result, of a command that has to succeed.</summary>
    public CommandResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"The command failed with {ExitCode}:\n{Output}");
        return this;
    }

    private List<string> Messages(string kind) => [.. Output.Split('\n')
        .Where(l => l.Contains(kind, StringComparison.Ordinal))
        .Select(l => l.EndsWith(']') ? l[..l.LastIndexOf(" [", StringComparison.Ordinal)] : l)
        .Select(l => l.Trim())
        .Distinct()];
}

/// <summary>Runs the dotnet command as a person would, but leaves nothing running behind.</summary>
internal sealed class Dotnet(IReadOnlyDictionary<string, string> environment)
{
    public CommandResult Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // Tests run inside a build of their own, whose settings are not a consumer's.
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || n is "CI").ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return new CommandResult(process.ExitCode, output.ToString());
    }

    private static void Append(StringBuilder output, string? line)
    {
        if (line is not null)
        {
            lock (output)
            {
                output.Append(line).Append('\n');
            }
        }
    }
}
