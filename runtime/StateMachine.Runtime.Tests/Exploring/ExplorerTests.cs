using StateMachine.Tests.Toy;
using static StateMachine.Tests.Toy.ToyInfo;
using Narrow = StateMachine.Tests.Toy.ToyState<StateMachine.Words1, StateMachine.Tests.Toy.Tight>;
using NarrowModel = StateMachine.Tests.Toy.ToyModel<StateMachine.Words1, StateMachine.Tests.Toy.Tight>;
using WideModel = StateMachine.Tests.Toy.ToyModel<StateMachine.Words8, StateMachine.Tests.Toy.Wide>;
using WideState = StateMachine.Tests.Toy.ToyState<StateMachine.Words8, StateMachine.Tests.Toy.Wide>;

namespace StateMachine.Tests.Exploring;

public class ExplorerTests
{
    // At rest: nobody or one of n is active, the others are idle or interrupted. While it rings: each is idle or interrupted.
    private static int StatesOf(int sessions) => (1 << sessions) + (sessions << (sessions - 1)) + (1 << sessions);

    private static ExploreResult<Narrow> Explore(int sessions, ToyFault fault = ToyFault.None, ExploreOptions? options = null)
        => new Explorer<NarrowModel, Narrow>(new NarrowModel(sessions, fault), options).Run();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Every_reachable_state_is_found_once(int sessions)
    {
        var states = Explorer<NarrowModel, Narrow>.Reachable(new NarrowModel(sessions));

        Assert.Equal(StatesOf(sessions), states.Length);
        Assert.Equal(states.Length, states.Distinct().Count());
        Assert.Equal(default, states[0]);
    }

    [Fact]
    public void A_complete_search_counts_states_transitions_and_depth()
    {
        var result = Explore(2);

        Assert.Equal(ExploreEnding.Complete, result.Ending);
        Assert.Equal(12, result.States);
        Assert.Equal(12, result.Expanded);
        // At rest, nobody active: 3 + 4 + 4 + 5; one active: 3 + 3 + 4 + 4; while it rings: 1 + 2 + 2 + 3.
        Assert.Equal(38, result.Transitions);
        Assert.Equal(38, TransitionsByHand(2));
        // Both interrupted, at rest: Activate 0, Activate 1, Rings, Declines.
        Assert.Equal(4, result.Depth);
        Assert.Equal(4, result.CompleteDepth);
        Assert.Empty(result.Violations);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(12)]
    public void The_table_grows_without_losing_or_doubling_states(int sessions)
    {
        var result = Explore(sessions, ToyFault.None, new ExploreOptions { CheckLeads = false });

        Assert.Equal(StatesOf(sessions), result.States);
        Assert.Equal(TransitionsByHand(sessions), result.Transitions);
        Assert.InRange(result.BytesPerState, 8 + 4 + 8, 64);
    }

    [Theory]
    [InlineData(nameof(ToyFault.None))]
    [InlineData(nameof(ToyFault.DeclineResumes))]
    [InlineData(nameof(ToyFault.InterruptedIgnoresOthers))]
    [InlineData(nameof(ToyFault.InterruptsItself))]
    public void Several_threads_find_the_same_in_the_same_order(string name)
    {
        var fault = Enum.Parse<ToyFault>(name);
        var (alone, states) = With(1);
        var (together, same) = With(3);

        Assert.Equal(states, same);
        Assert.Equal((alone.States, alone.Expanded, alone.Transitions, alone.Depth), (together.States, together.Expanded, together.Transitions, together.Depth));
        Assert.Equal(alone.Taken, together.Taken);
        Assert.Equal(alone.Violations.Select(Describe), together.Violations.Select(Describe));

        (ExploreResult<Narrow>, Narrow[]) With(int threads)
        {
            var explorer = new Explorer<NarrowModel, Narrow>(new NarrowModel(12, fault), new ExploreOptions { Threads = threads, StopAtFirstViolation = false, CheckLeads = false });
            return (explorer.Run(), explorer.Reachable());
        }

        static string Describe(Violation<Narrow> v) => $"{v.Kind} {v.Property}: {string.Join(", ", v.Events)}";
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    public void States_of_several_words_are_told_apart(int sessions)
    {
        var states = Explorer<WideModel, WideState>.Reachable(new WideModel(sessions));

        Assert.Equal(StatesOf(sessions), states.Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void States_of_four_words_are_told_apart(int sessions)
    {
        var states = Explorer<ToyModel<Words4, Wide>, ToyState<Words4, Wide>>.Reachable(new ToyModel<Words4, Wide>(sessions));

        Assert.Equal(StatesOf(sessions), states.Length);
    }

    [Fact]
    public void The_shortest_trace_to_a_broken_invariant_is_found()
    {
        var result = Explore(3, ToyFault.InterruptedIgnoresOthers);

        Assert.Equal(ExploreEnding.Violation, result.Ending);
        var violation = Assert.Single(result.Violations);
        Assert.Equal(ViolationKind.Invariant, violation.Kind);
        Assert.Equal(0, violation.Property);
        Assert.Equal([new(Activate, 0), new(Activate, 1), new(Activate, 0)], violation.Events);
        Assert.Equal([0, Active, Interrupted, Active], violation.States.Select(s => s.StateOf(0)));
        Assert.Equal([0, 0, Active, Active], violation.States.Select(s => s.StateOf(1)));
    }

    [Fact]
    public void A_broken_step_property_ends_with_the_event_that_breaks_it()
    {
        var violation = Assert.Single(Explore(2, ToyFault.DeclineResumes).Violations);

        Assert.Equal(ViolationKind.StepProperty, violation.Kind);
        Assert.Equal([new(Activate, 0), new(Rings, 0), new(Declines, 0)], violation.Events);
        Assert.Equal(violation.Events.Count + 1, violation.States.Count);
        Assert.Equal(Active, violation.States[^1].StateOf(0));
    }

    [Fact]
    public void An_instance_that_moves_twice_in_one_event_is_a_fault()
    {
        var violation = Assert.Single(Explore(2, ToyFault.InterruptsItself).Violations);

        Assert.Equal(ViolationKind.MovedTwice, violation.Kind);
        Assert.Equal(-1, violation.Property);
        Assert.Equal([new(Activate, 0)], violation.Events);
    }

    [Fact]
    public void Collecting_goes_on_and_keeps_the_first_violation_of_each_property()
    {
        var result = Explore(3, ToyFault.DeclineResumes, new ExploreOptions { StopAtFirstViolation = false });

        Assert.Equal(ExploreEnding.Complete, result.Ending);
        Assert.Equal([ViolationKind.StepProperty, ViolationKind.Invariant], result.Violations.Select(v => v.Kind));
        // Two must have been interrupted before a call resumes both.
        Assert.Equal(4, result.Violations[1].Events.Count);
    }

    [Fact]
    public void A_violation_in_the_initial_state_needs_no_event()
    {
        var explorer = new Explorer<FromActive, Narrow>(new FromActive(new NarrowModel(2)));

        var violation = Assert.Single(explorer.Run().Violations);

        Assert.Empty(violation.Events);
        Assert.Single(violation.States);
    }

    [Fact]
    public void A_limit_of_states_ends_the_search_and_says_how_deep_it_went()
    {
        var result = Explore(8, ToyFault.None, new ExploreOptions { MaxStates = 100 });

        Assert.Equal(ExploreEnding.StateLimit, result.Ending);
        Assert.Equal(100, result.States);
        Assert.InRange(result.Expanded, 1, 99);
        // 1 + 9 states need at most one event; with two there are fewer than a hundred, with three more.
        Assert.Equal(result.Depth - 1, result.CompleteDepth);
        Assert.Contains("NOT complete", result.ToString(), StringComparison.Ordinal);
        Assert.Contains($"up to {result.CompleteDepth} events", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_that_is_just_met_is_no_limit()
    {
        Assert.Equal(ExploreEnding.Complete, Explore(4, ToyFault.None, new ExploreOptions { MaxStates = StatesOf(4) }).Ending);
        Assert.Equal(ExploreEnding.StateLimit, Explore(4, ToyFault.None, new ExploreOptions { MaxStates = StatesOf(4) - 1 }).Ending);
    }

    [Fact]
    public void A_limit_of_memory_ends_the_search()
    {
        var result = Explore(12, ToyFault.None, new ExploreOptions { MaxBytes = 500_000 });

        Assert.Equal(ExploreEnding.MemoryLimit, result.Ending);
        Assert.InRange(result.Bytes, 1, 500_000);
        Assert.InRange(result.States, 1000, StatesOf(12) - 1);
    }

    [Fact]
    public void Asking_for_all_states_of_a_bounded_search_is_an_error()
    {
        var error = Assert.Throws<MachineException>(() => Explorer<NarrowModel, Narrow>.Reachable(new NarrowModel(8), new ExploreOptions { MaxStates = 10 }));

        Assert.Contains("Toy", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_is_reported_at_most_once_a_second()
    {
        var reports = new List<ExploreProgress>();
        // The clock moves 0.4 s each time that it is asked.
        var options = new ExploreOptions { CheckLeads = false, Progress = reports.Add, Clock = new SteppingClock(TimeSpan.FromSeconds(0.4)) };

        var result = Explore(12, ToyFault.None, options);

        Assert.NotEmpty(reports);
        Assert.All(reports.Zip(reports.Skip(1)), pair => Assert.True(pair.Second.Elapsed - pair.First.Elapsed >= TimeSpan.FromSeconds(1)));
        Assert.All(reports, r => Assert.InRange(r.States, 1, result.States));
        Assert.All(reports, r => Assert.InRange(r.Queue, 1, r.States));
        Assert.All(reports, r => Assert.InRange(r.Depth, 0, result.Depth));
        Assert.Contains(reports, r => r.StatesPerSecond > 0);
        Assert.True(reports[^1].Bytes <= result.Bytes);
    }

    [Fact]
    public void A_cancelled_search_ends_between_two_states()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        var result = Explore(12, ToyFault.None, new ExploreOptions { Cancellation = source.Token });

        Assert.Equal(ExploreEnding.Cancelled, result.Ending);
        Assert.InRange(result.Expanded, 1, result.States - 1);
    }

    [Fact]
    public void An_explorer_runs_once()
    {
        var explorer = new Explorer<NarrowModel, Narrow>(new NarrowModel(1));
        explorer.Run();

        Assert.Throws<InvalidOperationException>(explorer.Run);
    }

    [Fact]
    public void Exploring_allocates_nothing_for_each_state()
    {
        var options = new ExploreOptions { MaxStates = StatesOf(14), CheckLeads = false };
        Explore(14, ToyFault.None, options);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = Explore(14, ToyFault.None, options);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // The arrays double, so all that were ever made take at most twice what the last ones do, plus what a worker keeps of some states at once.
        Assert.InRange(allocated, result.Bytes, (2 * result.Bytes) + 1_000_000);
    }

    private static long TransitionsByHand(int sessions)
    {
        var transitions = 0L;
        for (var interrupted = 0; interrupted < 1 << sessions; interrupted++)
        {
            var i = System.Numerics.BitOperations.PopCount((uint)interrupted);
            // Nobody active, at rest: everyone may activate, the interrupted may give up, the phone may ring.
            transitions += sessions + i + 1;
            // One of the idle ones active instead: it may stop, the others may activate, the interrupted may give up, the phone may ring.
            transitions += (long)(sessions - i) * (sessions + i + 1);
            // It rings: the interrupted may give up, the call may end.
            transitions += i + 1;
        }

        return transitions;
    }

    private sealed class SteppingClock(TimeSpan step) : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now += step.Ticks;
    }

    /// <summary>The toy with both sessions active at the start.</summary>
    private readonly struct FromActive(NarrowModel model) : IModel<Narrow>
    {
        private readonly NarrowModel _model = model;

        public MachineInfo Info => _model.Info;

        public IReadOnlyList<int> Counts => _model.Counts;

        public Narrow Initial
        {
            get
            {
                Narrow initial = default;
                initial.SetState(0, Active);
                initial.SetState(1, Active);
                return initial;
            }
        }

        public void Successors(ref Narrow from, SuccessorBuffer<Narrow> into) => _model.Successors(ref from, into);

        public int Step(ref Narrow state, in MachineEvent fired, EventQueue queue) => _model.Step(ref state, fired, queue);

        public int BrokenInvariant(ref Narrow state) => _model.BrokenInvariant(ref state);

        public int BrokenStep(ref Narrow before, ref Narrow after, in MachineEvent fired) => _model.BrokenStep(ref before, ref after, fired);

        public bool LeadsFrom(int property, ref Narrow state, int first, int second) => _model.LeadsFrom(property, ref state, first, second);

        public bool LeadsTo(int property, ref Narrow state, int first, int second) => _model.LeadsTo(property, ref state, first, second);

        public bool LeadsGiven(int property, int given, in MachineEvent fired, int first, int second) => _model.LeadsGiven(property, given, fired, first, second);

        public Machine ToMachine(ref Narrow state) => _model.ToMachine(ref state);
    }
}
