using AudioSessions.Properties.Evaluator;
using AudioSessions.Properties.Specs;
using StateMachine;
using StateMachine.Compiler;
using StateMachine.Compiler.Text;

namespace AudioSessions.Properties.Languages;

/// <summary>The policy's leads-to properties, and what becomes of them when what they count on is taken away.</summary>
public class LeadsTests
{
    private const string Givens = "given Declines(phone), HangsUp(phone)";

    /// <summary>A session that plays, and all that the properties are about.</summary>
    private const string Events = "Initialize, SetCategory(*, MediaPlayback), Activate, Play, Rings, Answers, Declines, HangsUp, AlarmSounds, AlarmStops, AssistantListens, AssistantStops";

    [Fact]
    public void Calls_alarms_and_the_assistant_end_as_long_as_people_end_them()
    {
        var (leads, story) = Explore(Givens, Givens);

        Assert.All(leads, l => Assert.Equal(LeadsVerdict.Holds, l.Verdict));
        Assert.All(leads, l => Assert.True(l.Pending > 0, "the goal is never owed, so nothing was decided"));
        Assert.Equal("", story);
    }

    [Fact]
    public void A_call_that_nobody_hangs_up_need_never_end()
    {
        var (leads, story) = Explore(Givens, "given Declines(phone)");

        Assert.Equal([LeadsVerdict.Violated, LeadsVerdict.Holds, LeadsVerdict.Holds], leads.Select(l => l.Verdict));
        Assert.StartsWith("leads EveryCallEnds does not hold for s = Session 0", story, StringComparison.Ordinal);
        Assert.Contains("Answers(phone)", story, StringComparison.Ordinal);
        Assert.Contains("It may stay so for ever", story, StringComparison.Ordinal);
    }

    private static (IReadOnlyList<LeadsResult> Leads, string Story) Explore(string written, string instead)
    {
        var texts = SpecFiles.Texts.Select(t => new SourceText(t.Path, t.Text.Replace(written, instead, StringComparison.Ordinal))).ToList();
        var result = MachineCompiler.Compile(texts);
        var spec = new Spec(result.Model ?? throw new InvalidOperationException(string.Join("\n", result.Diagnostics)));
        return new EmittedCode(spec).Load().Visit(new Search(), new Dictionary<string, string>(), instances: 1);
    }

    private sealed class Search : IModelVisitor<(IReadOnlyList<LeadsResult>, string)>
    {
        public (IReadOnlyList<LeadsResult>, string) Visit<TModel, TState>(TModel model)
            where TModel : struct, IModel<TState>
            where TState : unmanaged, IPacked<TState>
        {
            var result = new Explorer<TModel, TState>(model, new ExploreOptions { Part = EventPart.Of(model.Info, EventPattern.ParseList(Events), []) }).Run();
            return (result.Leads, string.Join("\n", result.Violations.Select(v => TraceWriter.Format<TModel, TState>(model, v))));
        }
    }
}
