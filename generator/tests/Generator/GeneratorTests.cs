using Microsoft.CodeAnalysis;

namespace StateMachine.Compiler.Tests.Generator;

/// <summary>The Roslyn face: what a build sees of a spec.</summary>
public class GeneratorTests
{
    [Fact]
    public void A_machine_becomes_files_named_after_its_namespace_and_itself()
    {
        var result = new Driver(Specs.Both()).Run();

        Assert.Empty(result.Diagnostics);
        Assert.Contains(result.GeneratedSources, s => s.HintName == "Consumer.Turnstile.Machine.g.cs");
        Assert.Contains(result.GeneratedSources, s => s.HintName == "Consumer.Lamp.Rules.g.cs");
    }

    [Fact]
    public void Without_a_spec_there_is_nothing_to_do_and_nothing_to_say()
    {
        var result = new Driver(new Dictionary<string, string> { ["/app/notes.txt"] = "machine Notes" }).Run();

        Assert.Empty(result.Diagnostics);
        Assert.Empty(result.GeneratedSources);
    }

    [Fact]
    public void A_typo_is_an_error_at_its_character_and_the_other_machine_is_still_made()
    {
        var driver = new Driver(Specs.Both());
        driver.Edit(Specs.TurnstilePath, t => t.Replace("-> Open", "-> Opne", StringComparison.Ordinal));

        var result = driver.Run();

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Contains("Did you mean 'Open'?", diagnostic.GetMessage());
        var at = diagnostic.Location.GetLineSpan();
        Assert.Equal((Specs.TurnstilePath, 10, 18), (at.Path, at.StartLinePosition.Line, at.StartLinePosition.Character));
        Assert.DoesNotContain(result.GeneratedSources, s => s.HintName.Contains("Turnstile"));
        Assert.Contains(result.GeneratedSources, s => s.HintName.Contains("Lamp"));
    }

    [Fact]
    public void A_file_without_a_machine_is_an_error_of_that_file()
    {
        var driver = new Driver(Specs.Both());
        driver.Add("/app/Stray.machine", "enum Colour { Red }");

        var result = driver.Run();

        Assert.All(result.Diagnostics, d => Assert.Equal("/app/Stray.machine", d.Location.GetLineSpan().Path));
        Assert.NotEmpty(result.Diagnostics);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_left_to_the_compiler_which_says_so()
    {
        var driver = new Driver(Specs.Both());
        driver.AddUnreadable("/app/Missing.machine");

        Assert.Empty(driver.Run().Diagnostics);
    }

    [Fact]
    public void What_a_spec_says_without_meaning_it_is_a_warning_and_the_machine_is_made()
    {
        var driver = new Driver(Specs.Both());
        driver.Edit(Specs.LampPath, t => t + "\nenum Colour { Red, Green }\n");

        var result = driver.Run();

        Assert.All(result.Diagnostics, d => Assert.Equal(DiagnosticSeverity.Warning, d.Severity));
        Assert.NotEmpty(result.Diagnostics);
        Assert.Contains(result.GeneratedSources, s => s.HintName == "Consumer.Lamp.Rules.g.cs");
    }

    [Fact]
    public void Line_directives_go_through_the_path_map_of_the_build()
    {
        var driver = new Driver(Specs.Both(), new() { ["RootNamespace"] = "Consumer", ["MachinePathMap"] = "/else,,where/=/x/,/app/=/_/" });

        var rules = driver.Run().GeneratedSources.Single(s => s.HintName == "Consumer.Lamp.Rules.g.cs").SourceText.ToString();

        Assert.Contains("\"/_/Lamp.machine\"", rules);
        Assert.DoesNotContain("/app/", rules);
    }
}
