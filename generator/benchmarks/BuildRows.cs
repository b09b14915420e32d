using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace StateMachine.Generator.Benchmarks;

/// <summary>What a build pays, cold: the project of the audio policy is compiled anew, and the compiler says how long generators took.</summary>
internal static partial class BuildRows
{
    private const int Builds = 3;

    /// <summary>False when a build failed; its output is printed.</summary>
    public static bool Print() =>
        Print("runtime/AudioSessions", "runtime/AudioSessions", restores: false)
        && Print("a project of nothing but the audio policy", Project("one", Spec.AudioSession), restores: true)
        && Print("a project of nothing but the audio policy five times", Project("five", Fivefold.Of(Spec.AudioSession)), restores: true);

    private static bool Print(string name, string project, bool restores)
    {
        Console.WriteLine();
        Console.WriteLine($"A cold build of {name}");
        Console.WriteLine("  Without a compiler server, nothing of the project compiled before. Wall time, as the compiler reports it.");
        if (restores && Run("restore", project) is { Succeeded: false } restore)
        {
            Console.Error.WriteLine(restore.Output);
            return false;
        }

        for (var i = 0; i < Builds; i++)
        {
            var (output, seconds, succeeded) = Run("build", project, "-c", "Release", "--no-restore", "--no-dependencies", "--no-incremental", "-nodeReuse:false", "-v:detailed", "-p:ReportAnalyzer=true", "-p:UseSharedCompilation=false");
            if (!succeeded || GeneratorTime().Match(output) is not { Success: true } match)
            {
                Console.Error.WriteLine(output);
                Console.Error.WriteLine("generator-benchmarks: the build failed, or the compiler did not say how long generators took.");
                return false;
            }

            var spent = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            Console.WriteLine(FormattableString.Invariant($"  {seconds,6:0.0} s in all, {spent:0.000} s of it in generators: {spent / seconds:0.0 %}"));
        }

        return true;
    }

    /// <summary>Writes a project that consists of a spec; its folder.</summary>
    private static string Project(string name, Spec spec)
    {
        var folder = Path.Combine(Spec.Root(), "artifacts", "benchmarks", name);
        Directory.CreateDirectory(folder);
        foreach (var (path, text) in spec.Files)
        {
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(path)), text);
        }

        // The Runtime and the generator have been built for this program already.
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <RootNamespace>Consumer</RootNamespace>
              </PropertyGroup>
              <Import Project="../../../generator/StateMachine.Generator/build/StateMachine.Generator.props" />
              <ItemGroup>
                <PackageReference Include="Stateless" />
                <ProjectReference Include="../../../runtime/StateMachine.Runtime/StateMachine.Runtime.csproj" />
                <ProjectReference Include="../../../generator/StateMachine.Generator/StateMachine.Generator.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
                <Machine Include="*.machine" />
              </ItemGroup>
              <Import Project="../../../generator/StateMachine.Generator/build/StateMachine.Generator.targets" />
            </Project>
            """);
        return folder;
    }

    private static (string Output, double Seconds, bool Succeeded) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Spec.Root(), RedirectStandardOutput = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, Stopwatch.GetElapsedTime(started).TotalSeconds, process.ExitCode == 0);
    }

    [GeneratedRegex(@"Total generator execution time: ([0-9.]+) seconds")]
    private static partial Regex GeneratorTime();
}
