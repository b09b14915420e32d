using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using StateMachine.Generator;

namespace StateMachine.Compiler.Tests.Generator;

/// <summary>What an edit costs: which steps of the pipeline it runs, and which of those find that nothing came of it.</summary>
public class IncrementalTests
{
    /// <summary>
    /// For each edit and step what became of its outputs, Lamp's before Turnstile's where there is one for each: M modified, N new, R removed;
    /// U worked out anew and found equal; - not touched at all. Only an M, N or R in the last column hands anything to the C# compiler.
    /// </summary>
    private const string Table = """
        edit                         | MachineFiles | MachineFileOptions | MachineOptions | Machines | CompiledMachines | CheckedMachines | EmittedMachines | MachineCollisions | MachineSources
        C# elsewhere                 | --           | --                 | -              | --       | --               | --              | --              | -                 | --
        another AdditionalFile       | --           | --                 | -              | --       | --               | --              | --              | -                 | --
        blanks at a line's end       | M-           | U-                 | -              | MU       | M-               | M-              | M-              | U                 | U-
        a comment behind a rule      | M-           | U-                 | -              | MU       | M-               | M-              | M-              | U                 | U-
        an empty line at the end     | M-           | U-                 | -              | MU       | U-               | --              | --              | -                 | --
        a line further down          | M-           | U-                 | -              | MU       | M-               | M-              | M-              | U                 | M-
        a rule                       | M-           | U-                 | -              | MU       | M-               | M-              | M-              | U                 | M-
        a warning is moved           | M-           | U-                 | -              | MU       | M-               | M-              | M-              | U                 | U-
        an error                     | M-           | U-                 | -              | MU       | M-               | M-              | M-              | U                 | M-
        new options, all the same    | --           | UU                 | U              | --       | --               | --              | --              | -                 | --
        the project's namespace      | --           | UU                 | M              | --       | --               | --              | MM              | U                 | MM
        an unrelated property        | --           | UU                 | U              | --       | --               | --              | --              | -                 | --
        the namespace of a file      | --           | MU                 | U              | MU       | M-               | U-              | M-              | U                 | M-
        a file is added              | --N          | --N                | -              | UMN      | -MN              | -UN             | -MN             | U                 | -MN
        a file is renamed            | M-           | M-                 | -              | MU       | M-               | M-              | M-              | U                 | M-
        """;

    public static TheoryData<string> Edits => [.. Rows().Skip(1).Select(r => r[0])];

    [Theory]
    [MemberData(nameof(Edits))]
    public void An_edit_runs_the_steps_that_it_must_and_no_others(string edit)
    {
        var driver = new Driver(new Dictionary<string, string> { [Specs.LampPath] = Lamp, [Specs.TurnstilePath] = Specs.Turnstile });
        driver.Run();
        Make(edit, driver);

        var steps = driver.Run().TrackedSteps;

        var row = Rows().Single(r => r[0] == edit);
        var header = Rows().First();
        Assert.Equal(TrackingNames.All, header.Skip(1));
        Assert.Equal(
            string.Join("\n", header.Zip(row)),
            string.Join("\n", header.Zip(TrackingNames.All.Select(s => Letters(steps[s])).Prepend(edit))));
    }

    [Fact]
    public void A_file_that_goes_away_takes_its_machine_with_it()
    {
        var driver = new Driver(Specs.Both());
        driver.Run();
        driver.Remove(Specs.TurnstilePath);

        var result = driver.Run();

        Assert.Empty(result.Diagnostics);
        Assert.All(result.GeneratedSources, s => Assert.StartsWith("Consumer.Lamp.", s.HintName));
    }

    [Fact]
    public void Nothing_that_is_kept_holds_on_to_a_compilation()
    {
        var steps = new Driver(TestSpecs.Of("Everything").ToDictionary(f => f.Path, f => f.Text)).Run().TrackedSteps;

        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var step in TrackingNames.All)
        {
            Assert.All(steps[step].SelectMany(s => s.Outputs), o => Walk(o.Value, step, seen));
        }

        Assert.True(seen.Count > 1000, "The walk has hardly seen anything, so it proves nothing.");
    }

    [Fact]
    public void The_walk_notices_a_compilation_that_is_kept()
        => Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Walk(new[] { (object)Tuple.Create("x", Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText("class C;")) }, "a test", []));

    [Fact]
    public void An_old_compilation_is_collected()
    {
        var driver = new Driver(Specs.Both());
        var old = RunAndForget(driver);
        driver.Run();

        for (var i = 0; i < 10 && old.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(old.IsAlive);
        Assert.NotEmpty(driver.Run().GeneratedSources);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunAndForget(Driver driver)
    {
        driver.Run();
        return driver.Forget();
    }

    private const string Lamp = Specs.Lamp + "\n\n// The end.\nenum Colour { Red, Green }\n";

    private static void Make(string edit, Driver driver)
    {
        switch (edit)
        {
            case "C# elsewhere":
                driver.EditElsewhere("class Elsewhere { int typed; }");
                break;
            case "another AdditionalFile":
                driver.Add("/app/notes.txt", "Buy milk.");
                break;
            case "blanks at a line's end":
                driver.Edit(Specs.LampPath, t => t.Replace("no\n}", "no  \n}", StringComparison.Ordinal));
                break;
            case "a comment behind a rule":
                driver.Edit(Specs.LampPath, t => t.Replace("to on }", "to on } // done", StringComparison.Ordinal));
                break;
            case "an empty line at the end":
                driver.Edit(Specs.LampPath, t => t + "\n");
                break;
            case "a line further down":
                driver.Edit(Specs.LampPath, t => t.Replace("machine Lamp\n", "machine Lamp\n\n", StringComparison.Ordinal));
                break;
            case "a rule":
                driver.Edit(Specs.LampPath, t => t.Replace("to on }", "to no }", StringComparison.Ordinal));
                break;
            case "a warning is moved":
                driver.Edit(Specs.LampPath, t => t.Replace("enum Colour", "  enum Colour", StringComparison.Ordinal));
                break;
            case "an error":
                driver.Edit(Specs.LampPath, t => t.Replace("to on }", "to off }", StringComparison.Ordinal));
                break;
            case "new options, all the same":
                driver.SetProperty("RootNamespace", "Consumer");
                break;
            case "the project's namespace":
                driver.SetProperty("RootNamespace", "Another");
                break;
            case "an unrelated property":
                driver.SetProperty("LangVersion", "12");
                break;
            case "the namespace of a file":
                driver.SetNamespace(Specs.LampPath, "Lights");
                break;
            case "a file is added":
                driver.Add("/app/Middle.machine", Specs.Lamp.Replace("Lamp", "Middle", StringComparison.Ordinal).Replace("Bulb", "Valve", StringComparison.Ordinal).Replace("bulb", "valve", StringComparison.Ordinal));
                break;
            case "a file is renamed":
                driver.Rename(Specs.LampPath, "/app/Light.machine");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(edit), edit, "There is no such edit.");
        }
    }

    private static IEnumerable<string[]> Rows() => Table.Split('\n').Select(l => l.Split('|', StringSplitOptions.TrimEntries));

    private static string Letters(IEnumerable<IncrementalGeneratorRunStep> steps) => string.Concat(steps.SelectMany(s => s.Outputs).Select(o => o.Reason switch
    {
        IncrementalStepRunReason.New => 'N',
        IncrementalStepRunReason.Modified => 'M',
        IncrementalStepRunReason.Unchanged => 'U',
        IncrementalStepRunReason.Removed => 'R',
        _ => '-',
    }));

    /// <summary>Looks at every object that can be reached from one.</summary>
    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        var todo = new Stack<(object? Value, string Path)>([(value, path)]);
        while (todo.TryPop(out var next))
        {
            if (next.Value is null or string or Type || next.Value.GetType().IsPrimitive || (!next.Value.GetType().IsValueType && !seen.Add(next.Value)))
            {
                continue;
            }

            var type = next.Value.GetType();
            Assert.False(type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) ?? false, $"{next.Path} is a {type}");
            if (next.Value is Array items)
            {
                foreach (var item in items)
                {
                    todo.Push((item, next.Path + "[]"));
                }

                continue;
            }

            for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
            {
                foreach (var field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(f => !f.FieldType.IsPrimitive && !f.FieldType.IsEnum))
                {
                    todo.Push((field.GetValue(next.Value), $"{next.Path}.{field.Name}"));
                }
            }
        }
    }
}
