using StateMachine.Package.Tests.Support;

namespace StateMachine.Package.Tests;

/// <summary>The other way to the generator: a project that references its project, as those of this repository do.</summary>
[Collection(nameof(PackageFeed))]
public class ProjectReferenceTests(PackageFeed feed)
{
    /// <summary>One test, since a build of everything is what costs: the compiler library is loaded too, and an edit of it is seen.</summary>
    [Fact]
    public void A_rebuild_after_an_edit_of_the_generator_shows_its_new_output()
    {
        var tree = feed.NewFolder("tree");
        foreach (var folder in (string[])["generator/StateMachine.Compiler", "generator/StateMachine.Generator", "runtime/StateMachine.Runtime", "generator/samples"])
        {
            Repository.Copy(folder, Path.Combine(tree, folder));
        }

        // The rules that the folder above has for consumers give way to the repository's own, but for the compiler server.
        foreach (var file in (string[])["Directory.Build.targets", "Directory.Packages.props", "LICENSE"])
        {
            File.Copy(Repository.PathOf(file), Path.Combine(tree, file));
        }

        File.WriteAllText(Path.Combine(tree, "Directory.Build.props"), $"""
            <Project>
              <Import Project="{Repository.PathOf("Directory.Build.props")}" />
              <Import Project="../Directory.Build.props" />
            </Project>
            """);
        var sample = new Consumer(feed, Path.Combine(tree, "generator", "samples", "Turnstile"));
        sample.Build("EmitCompilerGeneratedFiles=true").Succeeded();
        Assert.Contains("Made from its spec", Generated(sample));
        Assert.Contains("Stateless says: Locked", sample.Output("Turnstile"));

        new Consumer(feed, Path.Combine(tree, "generator", "StateMachine.Compiler")).Edit("Emit/CSharpEmitter.cs", "Made from its spec", "Made anew from its spec");
        sample.Build("EmitCompilerGeneratedFiles=true").Succeeded();

        Assert.Contains("Made anew from its spec", Generated(sample));
    }

    private static string Generated(Consumer sample)
        => File.ReadAllText(Directory.GetFiles(sample.PathOf("obj"), "Fairground.Turnstile.Rules.g.cs", SearchOption.AllDirectories).Single());
}
