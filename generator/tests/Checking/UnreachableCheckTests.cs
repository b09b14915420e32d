using StateMachine.Compiler.Checking;

namespace StateMachine.Compiler.Tests.Checking;

public class UnreachableCheckTests
{
    [Theory]
    [InlineData("Open initial, Shut, ‹Walled›", "from Open  -> Shut", 1)]
    [InlineData("Open initial, ‹Shut›", "from Open {\n    refuse\n    -> Shut\n  }", 1)]
    [InlineData("Open initial, ‹Shut›, ‹Walled›", "from Shut  -> Walled", 2)]
    [InlineData("Open initial, ‹Shut› { Bolted initial, Barred }", "from Shut  -> Open", 1)]
    [InlineData("Open initial, Shut { Bolted initial, ‹Barred› }", "from Open  -> Shut", 1)]
    public void A_state_that_no_arrow_leads_to_is_found(string states, string clauses, int count)
    {
        var marked = $"machine House\nentity Door many {{\n  states {{ {states} }}\n}}\non Push(door : Door) {{\n  {clauses}\n  otherwise  stay\n}}\n";
        CheckedSource.Expect(CheckBudget.Structural, marked, [.. Enumerable.Repeat("SM3701", count)]);
    }

    [Fact]
    public void A_guard_is_taken_to_hold()
        => CheckedSource.Expect(CheckBudget.Structural, "machine House\nentity Door one {\n  states { Open initial, Shut }\n}\non Push(door) {\n  from Open when door is Shut  -> Shut\n  otherwise  stay\n}\n");
}
