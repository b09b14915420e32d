using System.Diagnostics;

namespace StateMachine.Tool.Tests;

/// <summary>What only a process of its own can show.</summary>
public sealed class ProcessTests
{
    [Fact]
    public void A_reader_that_goes_away_is_no_fault()
    {
        using var process = Start("explain");
        process.StandardOutput.Close();

        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Equal("", error);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public void The_exit_code_reaches_the_shell()
    {
        using var process = Start("chekc");

        Assert.Equal("", process.StandardOutput.ReadToEnd());
        Assert.StartsWith("machine: There is no command 'chekc'.", process.StandardError.ReadToEnd());
        process.WaitForExit();
        Assert.Equal(2, process.ExitCode);
    }

    private static Process Start(params string[] args)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "machine.dll"));
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        return Process.Start(start)!;
    }
}
