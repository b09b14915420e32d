using System.IO.Compression;
using System.Xml.Linq;
using StateMachine.Package.Tests.Support;

namespace StateMachine.Package.Tests;

/// <summary>What is in the packages, and what is not.</summary>
[Collection(nameof(PackageFeed))]
public class PackageContentTests(PackageFeed feed)
{
    [Fact]
    public void The_generator_is_two_assemblies_and_the_build_files_that_load_them()
        => Assert.Equal(
            [
                "LICENSE", "README.md", "StateMachine.Generator.nuspec",
                "analyzers/dotnet/cs/StateMachine.Compiler.dll", "analyzers/dotnet/cs/StateMachine.Generator.dll",
                "build/StateMachine.Generator.props", "build/StateMachine.Generator.targets",
                "buildTransitive/StateMachine.Generator.props", "buildTransitive/StateMachine.Generator.targets",
            ],
            Files("StateMachine.Generator"));

    [Theory]
    [InlineData("StateMachine.Runtime")]
    [InlineData("AudioSessions.Devices")]
    [InlineData("AudioSessions")]
    public void A_library_has_its_documentation_beside_it_and_its_symbols_in_a_package_of_their_own(string library)
    {
        var files = Files(library);

        Assert.Equal([$"lib/net10.0/{library}.dll", $"lib/net10.0/{library}.xml"], files.Where(f => f.StartsWith("lib/", StringComparison.Ordinal)));
        Assert.Contains("README.md", files);
        Assert.Contains("LICENSE", files);
        Assert.Contains($"lib/net10.0/{library}.pdb", Files(library, "snupkg"));
    }

    [Fact]
    public void The_policy_travels_with_the_library_that_was_compiled_from_it()
        => Assert.Equal(
            Directory.GetFiles(Repository.PathOf("spec"), "*.machine").Select(f => "spec/" + Path.GetFileName(f)).Order(StringComparer.Ordinal),
            Files("AudioSessions").Where(f => f.EndsWith(".machine", StringComparison.Ordinal)));

    [Theory]
    [InlineData("StateMachine.Generator", "StateMachine.Runtime")]
    [InlineData("StateMachine.Runtime", "Stateless")]
    [InlineData("AudioSessions", "AudioSessions.Devices StateMachine.Runtime")]
    [InlineData("AudioSessions.Devices", "")]
    public void A_package_brings_what_its_users_need_and_no_more(string package, string dependencies)
    {
        var metadata = Nuspec(package);

        Assert.Equal(dependencies, string.Join(" ", metadata.Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => e.Attribute("id")!.Value)));
        Assert.DoesNotContain(metadata.Descendants(), e => e.Name.LocalName == "developmentDependency"); // its runtime has to reach the user's users
        Assert.Equal(["MIT", "README.md"], metadata.Descendants().Where(e => e.Name.LocalName is "license" or "readme").Select(e => e.Value));
    }

    [Fact]
    public void The_readme_shows_what_the_sample_says()
    {
        var readme = Repository.Read("generator/StateMachine.Generator.Package/README.md").Split("```machine-excerpt\n")[1].Split("```")[0];

        Assert.Contains(Fold(readme), Fold(Repository.Read("generator/samples/Turnstile/Turnstile.machine")));
    }

    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IReadOnlyList<string> Files(string package, string extension = "nupkg")
    {
        using var archive = Open(package, extension);
        return [.. archive.Entries.Select(e => e.FullName).Where(f => f is not "[Content_Types].xml" && !f.StartsWith("_rels/", StringComparison.Ordinal) && !f.StartsWith("package/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    private XDocument Nuspec(string package)
    {
        using var archive = Open(package, "nupkg");
        using var stream = archive.GetEntry($"{package}.nuspec")!.Open();
        return XDocument.Load(stream);
    }

    private ZipArchive Open(string package, string extension) => ZipFile.OpenRead(Path.Combine(feed.Folder, $"{package}.{PackageFeed.Version}.{extension}"));
}
