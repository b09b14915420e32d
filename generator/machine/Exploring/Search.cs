using System.Globalization;

namespace StateMachine.Tool.Exploring;

/// <summary>What a search came to.</summary>
internal enum SearchVerdict
{
    /// <summary>Every reachable state was seen, and everything holds.</summary>
    Holds,

    /// <summary>Nothing was violated as far as it went, but it ended at a limit.</summary>
    NotDecided,

    /// <summary>Something is violated.</summary>
    Violated,
}

/// <summary>Searches every reachable state of a model, and tells what was covered and the shortest way to each violation.</summary>
/// <param name="console">The clock, the request to end, and where progress goes.</param>
/// <param name="output">Where the findings go.</param>
/// <param name="maxStates">How many states are kept at most.</param>
/// <param name="part">The events that occur; null for all.</param>
/// <param name="asksLeads">Whether the leads-to properties are decided.</param>
internal sealed class Search(ToolConsole console, TextWriter output, int maxStates, EventPart? part = null, bool asksLeads = true) : IModelVisitor<SearchVerdict>
{
    public SearchVerdict Visit<TModel, TState>(TModel model)
        where TModel : struct, IModel<TState>
        where TState : unmanaged, IPacked<TState>
    {
        var result = Run<TModel, TState>(model);
        output.WriteLine($"  {result}");
        output.WriteLine($"  {Plural.Of(model.Info.Invariants.Count, "invariant")} checked in each state, {Plural.Of(model.Info.StepProperties.Count, "step property", "step properties")} on each transition");
        TellIdleEvents(model.Info, result.Ending, result.Taken);
        foreach (var leads in result.Leads)
        {
            output.WriteLine($"  {leads.Describe(model.Info)}");
        }

        foreach (var violation in result.Violations)
        {
            output.WriteLine();
            TraceWriter.Write(output, model, violation);
        }

        output.WriteLine();
        return result.Violations.Count > 0 ? SearchVerdict.Violated
            : result.Ending == ExploreEnding.Complete && result.Leads.All(l => l.Verdict is LeadsVerdict.Holds or LeadsVerdict.LeftOut) ? SearchVerdict.Holds
            : SearchVerdict.NotDecided;
    }

    /// <summary>Says which events nothing came of, since no property was tried on them either.</summary>
    private void TellIdleEvents(MachineInfo info, ExploreEnding ending, IReadOnlyList<long> taken)
    {
        var offered = part?.Offered ?? Enumerable.Range(0, info.Events.Count).Where(e => !info.Events[e].IsCascade);
        var idle = offered.Where(e => taken[e] == 0).Select(e => info.Events[e].Name).ToList();
        if (ending == ExploreEnding.Complete && idle.Count > 0)
        {
            output.WriteLine($"  no reachable state lets these events do anything: {string.Join(", ", idle)}");
        }
    }

    private ExploreResult<TState> Run<TModel, TState>(TModel model)
        where TModel : struct, IModel<TState>
        where TState : unmanaged, IPacked<TState>
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = console.WhenInterrupted(stop.Cancel);
        using var progress = new Progress(console, "exploring");
        return new Explorer<TModel, TState>(model, new ExploreOptions
        {
            Part = part,
            MaxStates = maxStates,
            StopAtFirstViolation = false,
            CheckLeads = asksLeads,
            Cancellation = stop.Token,
            Clock = console.Clock,
            Progress = p => progress.Tell(string.Create(
                CultureInfo.InvariantCulture,
                $"exploring: {p.States:N0} states, depth {p.Depth}, {p.Queue:N0} to go, {p.StatesPerSecond:N0} states/s, {p.Bytes / 1_000_000:N0} MB")),
        }).Run();
    }
}
