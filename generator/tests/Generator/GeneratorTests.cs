using Microsoft.CodeAnalysis;
using StateMachine.Generator;
using Xunit;

namespace StateMachine.Compiler.Tests.Generator;

/// <summary>The Roslyn face: what a build sees of a spec, and what an edit costs.</summary>
public class GeneratorTests
{
    private const string Turnstile = """
        machine Turnstile
        answers Answer = Fine

        enum Answer { Fine, Locked }

        entity Gate one {
          states { Closed initial, Open }
        }

        on Coin(gate) {
          from Closed  -> Open
          from Open    stay
        }

        on Push(gate) {
          from Open    -> Closed
          from Closed  refuse Locked  because "a coin opens it"
        }
        """;

    private const string Lamp = """
        machine Lamp

        entity Bulb one {
          lit : bool = no
        }

        on Switch(bulb, on : bool) { set bulb.lit to on }
        """;

    [Fact]
    public void A_machine_becomes_files_named_after_its_namespace_and_itself()
    {
        var result = new Driver(Files()).Run();

        Assert.Empty(result.Diagnostics);
        Assert.Contains(result.GeneratedSources, s => s.HintName == "Consumer.Turnstile.Machine.g.cs");
        Assert.Contains(result.GeneratedSources, s => s.HintName == "Consumer.Lamp.Rules.g.cs");
    }

    [Fact]
    public void A_typo_is_an_error_at_its_character_and_the_other_machine_is_still_made()
    {
        var files = Files();
        files["/app/Turnstile.machine"] = Turnstile.Replace("-> Open", "-> Opne");

        var result = new Driver(files).Run();

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Contains("Did you mean 'Open'?", diagnostic.GetMessage());
        var at = diagnostic.Location.GetLineSpan();
        Assert.Equal(("/app/Turnstile.machine", 10, 18), (at.Path, at.StartLinePosition.Line, at.StartLinePosition.Character));
        Assert.DoesNotContain(result.GeneratedSources, s => s.HintName.Contains("Turnstile"));
        Assert.Contains(result.GeneratedSources, s => s.HintName.Contains("Lamp"));
    }

    [Fact]
    public void A_file_without_a_machine_is_an_error_of_that_file()
    {
        var files = Files();
        files["/app/Stray.machine"] = "enum Colour { Red }";

        var result = new Driver(files).Run();

        Assert.All(result.Diagnostics, d => Assert.Equal("/app/Stray.machine", d.Location.GetLineSpan().Path));
        Assert.NotEmpty(result.Diagnostics);
    }

    [Fact]
    public void The_second_run_over_the_same_input_does_nothing()
    {
        var driver = new Driver(Files());
        driver.Run();

        var again = driver.Run();

        foreach (var step in (string[])[TrackingNames.Files, TrackingNames.Machines, TrackingNames.Compiled, TrackingNames.Options])
        {
            Assert.All(Driver.Reasons(again, step), r => Assert.Equal(IncrementalStepRunReason.Cached, r));
        }
    }

    [Fact]
    public void An_edit_of_the_app_does_nothing()
    {
        var driver = new Driver(Files());
        driver.Run();
        driver.EditElsewhere("class Elsewhere { }");

        var again = driver.Run();

        Assert.All(Driver.Reasons(again, TrackingNames.Compiled), r => Assert.Equal(IncrementalStepRunReason.Cached, r));
        Assert.All(again.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs), o => Assert.Equal(IncrementalStepRunReason.Cached, o.Reason));
    }

    [Fact]
    public void An_edit_of_one_machine_leaves_the_others_alone()
    {
        var driver = new Driver(Files());
        driver.Run();
        driver.Edit("/app/Lamp.machine", Lamp.Replace("lit", "bright"));

        var again = driver.Run();

        var reasons = Driver.Reasons(again, TrackingNames.Compiled);
        Assert.Equal(1, reasons.Count(r => r == IncrementalStepRunReason.Modified));
        Assert.Equal(1, reasons.Count(r => r is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Fact]
    public void Line_directives_go_through_the_path_map_of_the_build()
    {
        var driver = new Driver(Files(), new() { ["build_property.RootNamespace"] = "Consumer", ["build_property.PathMap"] = "/app/=/_/" });

        var rules = driver.Run().GeneratedSources.Single(s => s.HintName == "Consumer.Lamp.Rules.g.cs").SourceText.ToString();

        Assert.Contains("\"/_/Lamp.machine\"", rules);
        Assert.DoesNotContain("/app/", rules);
    }

    [Fact]
    public void The_namespace_of_the_machines_can_be_set_apart_from_the_projects()
    {
        var driver = new Driver(Files(), new() { ["build_property.RootNamespace"] = "Consumer", ["build_property.MachineNamespace"] = "Consumer.Rules" });

        Assert.All(driver.Run().GeneratedSources, s => Assert.StartsWith("Consumer.Rules.", s.HintName));
    }

    private static Dictionary<string, string> Files() => new() { ["/app/Turnstile.machine"] = Turnstile, ["/app/Lamp.machine"] = Lamp };
}
