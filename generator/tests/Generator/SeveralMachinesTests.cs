namespace StateMachine.Compiler.Tests.Generator;

/// <summary>Machines that share a project: which files belong together, and what two of them cannot both have.</summary>
public class SeveralMachinesTests
{
    private const string Other = "/app/other/Lamp.machine";

    [Fact]
    public void Two_folders_can_have_a_machine_of_the_same_name_in_namespaces_of_their_own()
    {
        var driver = new Driver(Specs.Both());
        driver.Add(Other, Specs.Lamp);
        driver.SetNamespace(Other, "Other");

        var result = driver.Run();

        Assert.Empty(result.Diagnostics);
        Assert.Contains(result.GeneratedSources, s => s.HintName == "Other.Lamp.Rules.g.cs");
        Assert.Contains(result.GeneratedSources, s => s.HintName == "Consumer.Lamp.Rules.g.cs");
    }

    [Fact]
    public void In_one_namespace_they_are_one_machine_with_two_heads_and_the_error_shows_both()
    {
        var driver = new Driver(Specs.Both());
        driver.Add(Other, Specs.Lamp);

        var diagnostic = driver.Run().Diagnostics[0];

        Assert.Equal(("SM2003", Other), (diagnostic.Id, diagnostic.Location.GetLineSpan().Path));
        Assert.Equal(Specs.LampPath, Assert.Single(diagnostic.AdditionalLocations).GetLineSpan().Path);
    }

    [Fact]
    public void A_part_in_another_namespace_than_its_machine_is_an_error()
    {
        var driver = new Driver(Specs.Both());
        driver.Add("/app/Part.machine", "part of Lamp\n");
        driver.SetNamespace("/app/Part.machine", "Elsewhere");

        var result = driver.Run();

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal(("SM4103", "/app/Part.machine"), (diagnostic.Id, diagnostic.Location.GetLineSpan().Path));
        Assert.Contains("is given the namespace 'Elsewhere'", diagnostic.GetMessage());
        Assert.Contains(result.GeneratedSources, s => s.HintName == "Consumer.Lamp.Rules.g.cs");
    }

    [Fact]
    public void A_type_that_two_machines_declare_is_an_error_at_the_second_declaration_and_the_first_machine_is_made()
    {
        var driver = new Driver(Specs.Both());
        driver.Edit(Specs.LampPath, t => t + "\nenum Gate { Wide, Narrow }\nenum Answer { Yes, No }\ndefine wide(g : Gate, a : Answer) = g is Wide and a is Yes\ninvariant Any = some g : Gate where wide(g, Yes)\n");

        var result = driver.Run();

        var diagnostic = Assert.Single(result.Diagnostics, d => d.Id == "SM4104");
        Assert.Equal((Specs.TurnstilePath, 3), (diagnostic.Location.GetLineSpan().Path, diagnostic.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Contains("a type 'Answer'", diagnostic.GetMessage());
        Assert.Equal((Specs.LampPath, 13), (diagnostic.AdditionalLocations[0].GetLineSpan().Path, diagnostic.AdditionalLocations[0].GetLineSpan().StartLinePosition.Line));
        Assert.Contains(result.GeneratedSources, s => s.HintName == "Consumer.Lamp.Machine.g.cs");
        Assert.DoesNotContain(result.GeneratedSources, s => s.HintName.Contains("Turnstile"));
    }

    [Fact]
    public void Names_that_differ_in_case_only_would_give_files_of_one_name()
    {
        var driver = new Driver(Specs.Both());
        driver.Add(Other, Specs.Lamp.Replace("machine Lamp", "machine LAMP", StringComparison.Ordinal).Replace("Bulb", "Tube", StringComparison.Ordinal).Replace("bulb", "tube", StringComparison.Ordinal));

        var result = driver.Run();

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("SM4104", diagnostic.Id);
        Assert.Contains("a file 'Lamp.", diagnostic.GetMessage());
        Assert.Null(result.Exception);
    }

    [Fact]
    public void A_file_that_is_listed_twice_is_one_file()
    {
        var driver = new Driver(Specs.Both());
        driver.Add(Specs.LampPath, Specs.Lamp);

        Assert.Empty(driver.Run().Diagnostics);
    }
}
