using System.Globalization;
using System.Threading;
using Microsoft.CodeAnalysis;
using StateMachine.Compiler.Emit;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;
using StateMachine.Generator;

namespace StateMachine.Compiler.Tests.Generator;

/// <summary>What the host must never notice: defects of ours, its language, its impatience.</summary>
public class FailureTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_defect_is_reported_as_one_and_the_other_machines_are_made(bool whileCompiling)
    {
        var result = new Driver(Specs.Both(), generator: new MachineGenerator(new FailingStages(whileCompiling))).Run();

        Assert.Null(result.Exception); // else the host says CS8785 and drops everything
        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal(("SM9001", DiagnosticSeverity.Error, Specs.LampPath), (diagnostic.Id, diagnostic.Severity, diagnostic.Location.GetLineSpan().Path));
        Assert.Contains("It broke.", diagnostic.GetMessage());
        Assert.Contains(result.GeneratedSources, s => s.HintName == "Consumer.Turnstile.Machine.g.cs");
        Assert.DoesNotContain(result.GeneratedSources, s => s.HintName.Contains("Lamp"));
    }

    [Fact]
    public void Who_has_no_time_is_not_kept_waiting_and_can_ask_again()
    {
        var driver = new Driver(Specs.Both());

        Assert.Throws<OperationCanceledException>(() => driver.Run(new CancellationToken(canceled: true)));

        Assert.Contains(driver.Run().GeneratedSources, s => s.HintName == "Consumer.Lamp.Machine.g.cs");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Work_that_has_begun_is_given_up_and_that_is_no_defect(bool whileCompiling)
    {
        using var impatience = new CancellationTokenSource();
        var stages = new CancellingStages(impatience, whileCompiling);
        var driver = new Driver(Specs.Both(), generator: new MachineGenerator(stages));

        Assert.Throws<OperationCanceledException>(() => driver.Run(impatience.Token));

        Assert.Equal(1, stages.Begun);
        Assert.Empty(driver.Run().Diagnostics);
    }

    [Theory]
    [InlineData("tr-TR")] // whose small i has another capital
    [InlineData("de-DE")] // whose decimals have a comma
    [InlineData("ar-SA")] // whose calendar and digits differ
    [InlineData("sv-SE")] // whose minus is another character
    public void The_language_of_the_machine_changes_nothing(string culture)
    {
        var (before, own) = (CultureInfo.CurrentCulture, CultureInfo.GetCultureInfo(culture));
        var files = TestSpecs.Of("Everything").ToDictionary(f => f.Path, f => f.Text);
        var expected = Texts(files);
        try
        {
            CultureInfo.CurrentCulture = own;
            CultureInfo.CurrentUICulture = own;
            Assert.Equal(culture == "tr-TR", "i".ToUpper(own) != "I"); // the cultures of this machine are real ones

            Assert.Equal(expected, Texts(files));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static List<string> Texts(Dictionary<string, string> files)
        => [.. new Driver(files).Run().GeneratedSources.Select(s => s.SourceText.ToString())];

    private sealed class FailingStages(bool whileCompiling) : GeneratorStages
    {
        protected override CompileResult Compile(IReadOnlyList<SourceText> files, CancellationToken cancel)
            => whileCompiling && files[0].Path == Specs.LampPath ? throw new InvalidOperationException("It broke.") : base.Compile(files, cancel);

        protected override EmitResult Emit(MachineModel model, EmitOptions options, CancellationToken cancel)
            => model.Name == "Lamp" ? throw new InvalidOperationException("It broke.") : base.Emit(model, options, cancel);
    }

    /// <summary>Somebody types on just as the work begins, once.</summary>
    private sealed class CancellingStages(CancellationTokenSource impatience, bool whileCompiling) : GeneratorStages
    {
        public int Begun { get; private set; }

        protected override CompileResult Compile(IReadOnlyList<SourceText> files, CancellationToken cancel)
        {
            Cancel(whileCompiling);
            return base.Compile(files, cancel);
        }

        protected override EmitResult Emit(MachineModel model, EmitOptions options, CancellationToken cancel)
        {
            Cancel(!whileCompiling);
            return base.Emit(model, options, cancel);
        }

        private void Cancel(bool now)
        {
            if (now && !impatience.IsCancellationRequested)
            {
                Begun++;
                impatience.Cancel();
            }
        }
    }
}
