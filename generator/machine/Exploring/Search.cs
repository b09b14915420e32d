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
internal sealed class Search(ToolConsole console, TextWriter output, int maxStates) : IModelVisitor<SearchVerdict>
{
    public SearchVerdict Visit<TModel, TState>(TModel model)
        where TModel : struct, IModel<TState>
        where TState : unmanaged, IPacked<TState>
    {
        var result = Run<TModel, TState>(model);
        output.WriteLine($"  {result}");
        output.WriteLine($"  {Plural.Of(model.Info.Invariants.Count, "invariant")} checked in each state, {Plural.Of(model.Info.StepProperties.Count, "step property", "step properties")} on each transition");
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
            : result.Ending == ExploreEnding.Complete && result.Leads.All(l => l.Verdict == LeadsVerdict.Holds) ? SearchVerdict.Holds
            : SearchVerdict.NotDecided;
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
            MaxStates = maxStates,
            StopAtFirstViolation = false,
            Cancellation = stop.Token,
            Clock = console.Clock,
            Progress = p => progress.Tell(string.Create(
                CultureInfo.InvariantCulture,
                $"exploring: {p.States:N0} states, depth {p.Depth}, {p.Queue:N0} to go, {p.StatesPerSecond:N0} states/s, {p.Bytes / 1_000_000:N0} MB")),
        }).Run();
    }
}
