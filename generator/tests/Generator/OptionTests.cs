using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using StateMachine.Compiler.Tests.Guide;
using StateMachine.Generator;

namespace StateMachine.Compiler.Tests.Generator;

/// <summary>What a project can ask for, and what it is told when it asks for something else.</summary>
public class OptionTests
{
    [Fact]
    public void The_package_declares_the_options_that_the_generator_knows()
    {
        var props = XDocument.Load(Path.Combine(SpecFolder.Path, "..", "generator", "StateMachine.Generator", "build", "StateMachine.Generator.props"));

        Assert.Equal(MachineOptions.Properties.Order(), props.Descendants("CompilerVisibleProperty").Select(e => e.Attribute("Include")!.Value).Order());
        Assert.All(props.Descendants("CompilerVisibleItemMetadata"), e => Assert.Equal("AdditionalFiles", e.Attribute("Include")!.Value));
        Assert.Equal(MachineOptions.Metadata.Order(), props.Descendants("CompilerVisibleItemMetadata").Select(e => e.Attribute("MetadataName")!.Value).Order());
    }

    [Fact]
    public void The_generator_reads_each_of_them_and_nothing_else()
    {
        var driver = new Driver(Specs.Both());
        driver.Run();

        var known = MachineOptions.Properties.Select(p => "build_property." + p).Concat(MachineOptions.Metadata.Select(m => "build_metadata.AdditionalFiles." + m));
        Assert.Equal(known.Order(), driver.AskedFor.Order());
    }

    [Fact]
    public void The_namespace_of_the_machines_can_be_set_apart_from_the_projects()
        => Assert.All(Run(("MachineNamespace", "Consumer.Rules")).GeneratedSources, s => Assert.StartsWith("Consumer.Rules.", s.HintName));

    [Theory]
    [InlineData("my-app", "my_app")]
    [InlineData("2nd.class", "_2nd._class")]
    [InlineData("", "Machines")]
    public void A_root_namespace_that_is_no_name_in_C_sharp_becomes_one(string root, string @namespace)
        => Assert.All(Run(("RootNamespace", root)).GeneratedSources, s => Assert.StartsWith(@namespace + ".", s.HintName));

    [Theory]
    [InlineData("My-App")]
    [InlineData("My..App")]
    [InlineData("My.class")]
    [InlineData("1.2")]
    public void A_chosen_namespace_that_is_none_is_an_error(string chosen)
    {
        var diagnostic = Assert.Single(Run(("MachineNamespace", chosen)).Diagnostics);

        Assert.Equal("SM4101", diagnostic.Id);
        Assert.Contains($"The option MachineNamespace is '{chosen}'", diagnostic.GetMessage());
    }

    [Fact]
    public void So_is_one_that_is_given_to_a_file_and_the_error_names_the_file()
    {
        var driver = new Driver(Specs.Both());
        driver.SetNamespace(Specs.LampPath, "a b");

        var diagnostic = Assert.Single(driver.Run().Diagnostics);

        Assert.Equal(("SM4101", Specs.LampPath), (diagnostic.Id, diagnostic.Location.GetLineSpan().Path));
    }

    [Fact]
    public void Generated_types_can_be_kept_inside_their_assembly()
    {
        var result = Run(("MachineVisibility", "internal"));

        Assert.Empty(result.Diagnostics);
        var texts = result.GeneratedSources.Select(s => s.SourceText.ToString()).ToList();
        Assert.DoesNotContain(texts, t => t.Contains("\npublic ", StringComparison.Ordinal));
        Assert.Contains(texts, t => t.Contains("\ninternal sealed partial class LampMachine", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_visibility_is_an_error_that_lists_both()
    {
        var diagnostic = Assert.Single(Run(("MachineVisibility", "Internal")).Diagnostics);

        Assert.Equal(("SM4102", DiagnosticSeverity.Error), (diagnostic.Id, diagnostic.Severity));
        Assert.Contains("'public' or 'internal'", diagnostic.GetMessage());
    }

    private static GeneratorRunResult Run(params (string Name, string Value)[] properties)
        => new Driver(Specs.Both(), properties.ToDictionary(p => p.Name, p => p.Value)).Run();
}
