using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Diagnostics;

/// <summary>What the binder says about definitions (SM33xx), dispatches (SM34xx), properties (SM35xx) and scenarios (SM36xx), and about itself.</summary>
public static partial class Errors
{
    // Definitions

    internal static Diagnostic DefinitionCircle(Location at, IReadOnlyList<string> names, RelatedPlace[] others)
        => Error("SM3301", at, $"These definitions need each other in a circle, so none of them has a value: {string.Join(" -> ", names)}. Break the circle.", others);

    internal static Diagnostic TypeNotInferred(Location at, string name)
        => Error("SM3302", at, $"The lines of '{name}' do not tell its type. Write it, as in '{name} : Type'.");

    internal static Diagnostic DefinitionResult(Location at, string name, string type)
        => Error("SM3303", at, $"'{name}' cannot give '{type}': a definition gives a bool, a number, an entity, a union, a member of an enum, one of these or none, a set of members or, where it is a 'define', an opaque value. Let it give one of these, or read the variable where it is needed.");

    internal static Diagnostic ShapeOfExpression(Location at, string name)
        => Error("SM3304", at, $"'every' and 'least' put lines together, but '{name}' is a single expression. Write lines in braces, or the plain type.");

    internal static Diagnostic OtherwiseNotLast(Location at, string name, Location next)
        => Error("SM3305", at, $"This line of '{name}' holds whatever happens, so the lines below it are never looked at. Give it a 'when', or move it to the end.", new RelatedPlace(next, "never looked at"));

    internal static Diagnostic OtherwiseMissing(Location at, string name)
        => Error("SM3306", at, $"'{name}' has no value where none of its lines holds. End it with a line 'value otherwise'.");

    // Dispatches

    internal static Diagnostic DispatchTarget(Location at, string name)
        => Error("SM3401", at, $"'{name}' must lead to a column of one of its parameters. Write it as in 'to p.writes', where 'p' is the row of a table.");

    internal static Diagnostic DispatchColumn(Location at, string table, string column, string type)
        => Error("SM3402", at, $"The column '{column}' of '{table}' is '{type}', but a dispatch leads to events, to readers or to notifications. Name a column of such cells.");

    internal static Diagnostic DispatchParameters(Location at, string name, bool isEvent)
        => Error("SM3403", at, $"'{name}' takes an entity first, then a row{(isEvent ? ", and last the opaque value that the event is to get" : "")}; what else its lines ask for stands {(isEvent ? "between" : "behind")}. Correct its parameters.");

    internal static Diagnostic DispatchCell(Location at, string cell, string problem, string row, Location rowAt)
        => Error("SM3404", at, $"This leads to '{cell}' in the row '{row}', which {problem}. Correct the cell, or what it names.", new RelatedPlace(rowAt, $"the row '{row}'"));

    internal static Diagnostic DispatchHole(Location at, string name, string row, string path, Location rowAt)
        => Error("SM3405", at, $"'{path}' leads nowhere in the row '{row}', and '{name}' does not refuse that by the table alone. Add a line such as 'refuse … when {path} is none'.", new RelatedPlace(rowAt, $"the row '{row}'"));

    internal static Diagnostic AnswerInDispatch(Location at, string name)
        => Error("SM3406", at, $"'{name}' can only refuse: the event that it leads to gives the answer. Write 'refuse', or move this line there.");

    // Properties

    internal static Diagnostic InvariantViolated(Location at, string name, IReadOnlyList<string> rows, IReadOnlyList<string> policies, RelatedPlace[] places)
        => Error("SM3501", at, $"The invariant '{name}' does not hold{(rows.Count == 0 ? "" : $" for {string.Join(", ", rows)}")}{(policies.Count == 0 ? "" : $" under {string.Join(", ", policies)}")}. Correct the table, or the invariant.", places);

    internal static Diagnostic InvariantNotDecided(Location at, string name)
        => Error("SM3502", at, $"The invariant '{name}' speaks of tables only, but it ranges over too many rows to be decided here. Split it.");

    internal static Diagnostic PatternNeedsEvent(Location at, string kind, string name)
        => Error("SM3503", at, $"'{name}' is {Article(kind)}, but only what comes from outside can be named here. Name an event, which is declared with 'on'.");

    // Scenarios

    internal static Diagnostic RepeatedScenario(Location at, string title, Location first)
        => Error("SM3601", at, $"There is a scenario \"{title}\" already. Give each scenario a title of its own.", new RelatedPlace(first, "the first one"));

    internal static Diagnostic RepeatedPolicy(Location at, string name)
        => Error("SM3602", at, $"An option of '{name}' is chosen already. Remove one of them.");

    internal static Diagnostic RepeatedGiven(Location at, string name)
        => Error("SM3603", at, $"'{name}' is given already. Merge the two lines.");

    internal static Diagnostic GivenOfOne(Location at, string name, string entity, string oneName)
        => Error("SM3604", at, $"There is only one '{entity}', and its name is '{oneName}'. Write 'given {oneName}' instead of '{name}'.");

    internal static Diagnostic RepeatedAssignment(Location at, string name, Location first)
        => Error("SM3605", at, $"'{name}' has a value already. Remove one of them.", new RelatedPlace(first, "the first value"));

    internal static Diagnostic DoOfCascade(Location at, string name)
        => Error("SM3606", at, $"'{name}' is a cascade, which only events raise. Do the event that raises it.");

    internal static Diagnostic ThenBeforeDo(Location at)
        => Error("SM3607", at, "'then' speaks of the event just before, and there is none yet. Write a 'do' line first.");

    internal static Diagnostic HolesInExpectation(Location at)
        => Error("SM3608", at, "An expected reason is the very text, so it has no holes. Write what is printed there.");

    internal static Diagnostic NothingRead(Location at, string name, string what)
        => Error("SM3610", at, $"'{name}' is {what}, so nothing was read. Remove this, or do a dispatch that leads to readers.");

    internal static Diagnostic ReadNotComparable(Location at, string problem)
        => Error("SM3611", at, $"What was read cannot be compared here: {problem}. Write a condition on the state instead.");

    internal static Diagnostic ConditionWithoutReasons(Location at)
        => Error("SM3609", at, "This condition reads no observable or definition that is made of lines, so it has no reasons. Remove 'because', or test such an observable.");

    // The compiler itself

    public static Diagnostic Internal(Location at, System.Exception exception)
        => Error("SM9001", at, $"The compiler itself failed, which is its defect and not yours: {exception.GetType().Name}, '{FirstLine(exception.Message)}'{Where(exception)}. Please report it together with the spec.");

    private static string Where(System.Exception exception)
        => exception.StackTrace is { Length: > 0 } trace ? $", {FirstLine(trace.TrimStart())}" : "";

    private static string FirstLine(string text) => text.Split('\n').First().Trim();
}
