using StateMachine.Package.Tests.Support;

namespace StateMachine.Package.Tests;

/// <summary>A build in another folder gives the same bytes, as continuous integration builds.</summary>
[Collection(nameof(PackageFeed))]
public class DeterminismTests(PackageFeed feed)
{
    [Fact]
    public void Two_folders_give_the_same_assembly_and_the_same_symbols()
    {
        var (here, there) = (Build("here"), Build(Path.Combine("there", "deeper")));

        Assert.Equal(here.Assembly, there.Assembly);
        Assert.Equal(here.Symbols, there.Symbols);
    }

    private (byte[] Assembly, byte[] Symbols) Build(string folder)
    {
        var project = feed.CopyOf("generator/samples/Turnstile", folder)
            // What a version control system tells otherwise: where the sources begin.
            .Write("Directory.Build.targets", "<Project><ItemGroup><SourceRoot Include=\"$(MSBuildProjectDirectory)/\" /></ItemGroup></Project>");
        project.Build("ContinuousIntegrationBuild=true").Succeeded();
        byte[] Read(string extension) => File.ReadAllBytes(project.PathOf(Path.Combine("bin", "Release", "net10.0", "Turnstile" + extension)));
        return (Read(".dll"), Read(".pdb"));
    }
}
