using StateMachine.Package.Tests.Support;

namespace StateMachine.Package.Tests;

/// <summary>What a build says when a spec or a project is wrong.</summary>
[Collection(nameof(PackageFeed))]
public class MistakeTests(PackageFeed feed)
{
    [Fact]
    public void A_mistake_in_a_spec_is_an_error_at_its_character_and_the_first_one_that_is_printed()
    {
        var project = feed.CopyOf("generator/samples/Turnstile", "mistake").Edit("Turnstile.machine", "set gate.coins to fare", "set gate.coins to fares");

        var built = project.Build();

        Assert.NotEqual(0, built.ExitCode);
        Assert.StartsWith($"{project.PathOf("Turnstile.machine")}(32,23): error SM2020: ", built.Errors[0]);
        Assert.Contains("Did you mean 'fare'?", built.Errors[0]);
        Assert.All(built.Errors.Skip(1), e => Assert.Contains("error CS", e)); // of the types that are missing for it
        Assert.DoesNotContain(built.Errors, e => e.Contains("Thermostat", StringComparison.Ordinal)); // whose spec is right
    }

    [Fact]
    public void What_a_project_asks_for_in_vain_is_said_all_at_once()
    {
        var project = feed.CopyOf("generator/samples/Turnstile", "in-vain")
            .Edit("Turnstile.csproj", "<Machine Include=\"*.machine\" />", "<Machine Include=\"*.machine\" /><Machine Include=\"Gone.machine\" /><Machine Include=\"Notes.txt\" />")
            .Write("Notes.txt", "machine Notes\n");

        var built = project.Build("MachineNamespace=Fair-ground");

        Assert.Contains(built.Errors, e => e.Contains("error SM4101: The option MachineNamespace is 'Fair-ground'", StringComparison.Ordinal));
        Assert.Contains(built.Errors, e => e.Contains("Gone.machine", StringComparison.Ordinal));
        Assert.Contains(built.Errors, e => e.Contains("Notes.txt", StringComparison.Ordinal) && e.Contains(".machine", StringComparison.Ordinal));
    }
}
