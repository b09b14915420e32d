using StateMachine.Compiler.Model;

namespace StateMachine.Tool.Rendering;

/// <summary>
/// Who affects whom by an event: one instance has been through it and is in the state that it leads to; then another one, the newcomer, does the
/// same. Both are of a kind: values of what the rules of the event look at.
/// </summary>
/// <param name="Machine">The machine.</param>
/// <param name="Event">The event.</param>
/// <param name="Source">The state that both start in.</param>
/// <param name="Target">The state that it leads to.</param>
/// <param name="Newcomers">The kinds of newcomers that make a difference: the rows.</param>
/// <param name="Holders">The kinds of those that are there that make a difference: the columns.</param>
/// <param name="Cells">What becomes of a pair, row by row.</param>
/// <param name="Fixed">What the rules look at and what stays at its default all the same, with the reason.</param>
internal sealed record Encounter(string Machine, EventModel Event, string Source, string Target, IReadOnlyList<string> Newcomers, IReadOnlyList<string> Holders, IReadOnlyList<EncounterCell> Cells, IReadOnlyList<string> Fixed)
{
    public EncounterCell this[int newcomer, int holder] => Cells[(newcomer * Holders.Count) + holder];

    /// <summary>The different outcomes, most frequent first, without "nothing".</summary>
    public IReadOnlyList<IGrouping<string, EncounterCell>> Outcomes => [.. Cells.Where(c => !c.IsNothing).GroupBy(c => c.Text).OrderByDescending(g => g.Count())];

    /// <summary>The number of an outcome, which gives its colour; -1 for nothing.</summary>
    public int NumberOf(EncounterCell cell) => Outcomes.ToList().FindIndex(g => g.Key == cell.Text);

    /// <summary>What the matrix is about, in a sentence.</summary>
    public string About => $"A {Event.Subject} that does {Event.Name} (the row) meets one that did so before and is {Target} (the column).";
}

/// <summary>What becomes of a pair.</summary>
/// <param name="Newcomer">The kind of the newcomer.</param>
/// <param name="Holder">The kind of the one that was there.</param>
/// <param name="Short">The outcome in a few words, a line for each; empty where nothing happens.</param>
/// <param name="Details">The whole outcome in sentences.</param>
/// <param name="Rules">The rules that decided it, by id.</param>
internal sealed record EncounterCell(string Newcomer, string Holder, IReadOnlyList<string> Short, IReadOnlyList<string> Details, IReadOnlyList<int> Rules)
{
    public bool IsNothing => Short.Count == 0;

    public string Text => string.Join("; ", Short);

    /// <summary>Everything, for a tip.</summary>
    public string Tip(MachineModel model)
        => string.Join("\n", Details.Prepend($"{Newcomer} meets {Holder}").Concat(Rules.Select(r => model.Rules[r]).Select(r => $"{r.Name} ({r.At})")));
}
