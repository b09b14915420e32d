namespace StateMachine.Package.Tests.Support;

/// <summary>
/// The packages of this repository in a folder, and what a consumer needs to restore from it: a package cache of its own, so that nothing of
/// an earlier run is taken for them, above the machine's cache, so that everything else is there already. No network is used.
/// </summary>
public sealed class PackageFeed : IDisposable
{
    /// <summary>The version that is packed.</summary>
    public const string Version = "0.1.0";

    private readonly string _root = Directory.CreateTempSubdirectory("machine-packages-").FullName;
    private readonly string _compiler = $"machine-{Guid.NewGuid():N}";

    public PackageFeed()
    {
        Commands = new Dotnet(new Dictionary<string, string>
        {
            ["NUGET_PACKAGES"] = Path.Combine(_root, "cache"),
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["MSBUILDDISABLENODEREUSE"] = "1",
        });
        try
        {
            Settings();
            Pack();
        }
        catch
        {
            // A fixture that was never made is never disposed either.
            Directory.Delete(_root, recursive: true);
            throw;
        }
    }

    /// <summary>Where the packages are.</summary>
    public string Folder => Path.Combine(_root, "feed");

    internal Dotnet Commands { get; }

    private static string MachineCache => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>A copy of a sample outside the repository, where only packages can be found.</summary>
    internal Consumer CopyOf(string sample, string name)
    {
        var folder = NewFolder(name);
        Repository.Copy(sample, folder);
        return new Consumer(this, folder);
    }

    /// <summary>A new folder below this one's build settings.</summary>
    internal string NewFolder(string name) => Path.Combine(_root, name);

    private void Pack() => new Dotnet(new Dictionary<string, string>()).Run(
        Repository.Root,
        ["msbuild", "packages.proj", "-m:1", "-nodeReuse:false", "-nologo", "-p:NoBuild=true", $"-p:Configuration={Repository.Configuration}", $"-p:PackageOutputPath={Folder}"]).Succeeded();

    private void Settings()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(_root, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="{Folder}" />
              </packageSources>
              <fallbackPackageFolders>
                <clear />
                <add key="machine" value="{MachineCache}" />
              </fallbackPackageFolders>
            </configuration>
            """);

        // Nothing above this folder takes part in a consumer's build. The compiler server is the feed's own: a developer has one, and this one is ended.
        File.WriteAllText(Path.Combine(_root, "Directory.Build.props"), $"<Project><PropertyGroup><SharedCompilationId>{_compiler}</SharedCompilationId></PropertyGroup></Project>");
        File.WriteAllText(Path.Combine(_root, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(_root, "Directory.Packages.props"), "<Project />");
    }

    public void Dispose()
    {
        var server = Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "sdk");
        foreach (var library in Directory.Exists(server) ? Directory.GetFiles(server, "VBCSCompiler.dll", SearchOption.AllDirectories) : [])
        {
            Commands.Run(_root, "exec", library, "-shutdown", $"-pipename:{_compiler}");
        }

        Directory.Delete(_root, recursive: true);
    }
}

/// <summary>All tests that need packages share one feed.</summary>
[CollectionDefinition(nameof(PackageFeed))]
public sealed class PackageFeedCollection : ICollectionFixture<PackageFeed>;
