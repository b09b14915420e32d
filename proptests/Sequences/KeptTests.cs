namespace AudioSessions.Properties.Sequences;

/// <summary>
/// Runs worth keeping, each in a file of its own under <c>Kept</c>: counterexamples of the past, pasted as they were printed, and
/// knots that chance seldom ties. Every property is checked on them in every test run.
/// </summary>
public class KeptTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Sequences", "Kept");

    [Theory]
    [MemberData(nameof(Files))]
    public void A_kept_run_breaks_nothing(string file)
    {
        var run = EventSequence.Parse(File.ReadAllText(Path.Combine(Folder, file)));

        var broken = new SequenceRun(run).Broken(
            StepProperties.OfTheSpec,
            StepProperties.RefusedChangesNothing,
            StepProperties.IsDecidedBefore,
            StepProperties.IsAppliedWhole,
            new InterruptionLedger(run.Chosen).Check) ?? Repetition.Differs(run);

        Assert.True(broken is null, $"{broken}\n\n{run}");
    }
}
