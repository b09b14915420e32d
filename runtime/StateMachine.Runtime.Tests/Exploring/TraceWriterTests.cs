using StateMachine.Tests.Toy;
using Narrow = StateMachine.Tests.Toy.ToyState<StateMachine.Words1, StateMachine.Tests.Toy.Tight>;
using NarrowModel = StateMachine.Tests.Toy.ToyModel<StateMachine.Words1, StateMachine.Tests.Toy.Tight>;

namespace StateMachine.Tests.Exploring;

public class TraceWriterTests
{
    private static string Tell(ToyFault fault)
    {
        var model = new NarrowModel(2, fault);
        var violation = Assert.Single(new Explorer<NarrowModel, Narrow>(model).Run().Violations);
        return TraceWriter.Format(model, violation);
    }

    [Fact]
    public void A_broken_invariant_is_told_with_rules_cascades_and_notifications()
    {
        Assert.Equal(
            """
            invariant OneActive does not hold (Toy.machine:50)
                invariant OneActive = (count s : Session where s is Active) <= 1
            shortest trace: 3 events

              1. Activate(Session 0)
                 by Activate.1  [Toy.machine:20]
                 Session 0: Idle -> Active

              2. Activate(Session 1)
                 by Activate.1  [Toy.machine:20]
                 Session 1: Idle -> Active
                 raises Interrupt(Session 0)  [Toy.machine:22]
                     by Interrupt.1  [Toy.machine:40]
                     Session 0: Active -> Interrupted
                 tells Session 0 Began  [Toy.machine:41]

              3. Activate(Session 0)
                 by Activate.1  [Toy.machine:20]
                 Session 0: Interrupted -> Active

            The state then (variables that are as they were at the start are left out):
                Session 0: Active
                Session 1: Active
                phone: as at the start

            """,
            Tell(ToyFault.InterruptedIgnoresOthers));
    }

    [Fact]
    public void A_broken_step_property_is_told_with_reasons()
    {
        var story = Tell(ToyFault.DeclineResumes);

        Assert.StartsWith("never ResumesByItself happens (Toy.machine:52)\n", story, StringComparison.Ordinal);
        Assert.Contains("  2. Rings(phone)\n     by Rings.1  [Toy.machine:30]  because \"someone calls\"\n", story, StringComparison.Ordinal);
        Assert.Contains("     raises Resume(Session 0)  [Toy.machine:36]\n", story, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_move_is_told_with_both_moves()
    {
        var story = Tell(ToyFault.InterruptsItself);

        Assert.StartsWith("One event moves an instance twice.", story, StringComparison.Ordinal);
        Assert.Contains("Session 0: Idle -> Active\n", story, StringComparison.Ordinal);
        Assert.Contains("Session 0: Active -> Interrupted\n", story, StringComparison.Ordinal);
        Assert.Contains("fault: Activate(Session 0) moved an instance twice", story, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_that_changed_is_shown_in_the_last_state()
    {
        var model = new NarrowModel(1);
        Narrow ringing = default;
        ringing.Ringing = true;
        var violation = new Violation<Narrow>(ViolationKind.Invariant, 0, [new MachineEvent(ToyInfo.Rings, 0)], [default, ringing]);

        Assert.EndsWith("    Session 0: Idle\n    phone: ringing yes\n", TraceWriter.Format(model, violation), StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_that_disagrees_with_the_model_is_not_hidden()
    {
        var violation = new Violation<Narrow>(ViolationKind.Invariant, 0, [new MachineEvent(ToyInfo.Declines, 0)], [default, default]);

        Assert.Contains("refuses it by refuse.WrongState  [Toy.machine:10]: the two disagree", TraceWriter.Format(new NarrowModel(1), violation), StringComparison.Ordinal);
    }
}
