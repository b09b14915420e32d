using AudioSessions.Policy;
using StateMachine;

namespace AudioSessions.Explore;

/// <summary>Searches the policy and prints what was covered; on a violation, the shortest trace.</summary>
internal static class ExploreCommand
{
    private const string Help = """
        explore: search every reachable state of the audio-session policy.

          --sessions N         how many sessions there are, 1 to 8; may be repeated (default: 1 and 2)
          --policy NAME=OPTION choose a side of a documented disagreement; may be repeated
          --max-states N       stop cleanly after so many states

        Exit codes: 0 everything holds, 1 something is broken, 2 the command line is wrong.
        """;

    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        try
        {
            var options = Options.Parse(args);
            if (options.Help)
            {
                output.WriteLine(Help);
                return 0;
            }

            var failed = false;
            foreach (var sessions in options.Sessions)
            {
                output.WriteLine($"{AudioSessionInfo.Instance.Name}, {sessions} session{(sessions == 1 ? "" : "s")}, {options.PolicyText}");
                failed |= AudioSessionModels.Visit(new Search(options.MaxStates, output, error), options.Policies, sessions);
            }

            return failed ? 1 : 0;
        }
        catch (UsageException problem)
        {
            error.WriteLine($"explore: {problem.Message} --help lists what there is.");
            return 2;
        }
    }

    /// <summary>One search; true when something is broken.</summary>
    private sealed class Search(int maxStates, TextWriter output, TextWriter error) : IModelVisitor<bool>
    {
        public bool Visit<TModel, TState>(TModel model)
            where TModel : struct, IModel<TState>
            where TState : unmanaged, IPacked<TState>
        {
            var options = new ExploreOptions
            {
                MaxStates = maxStates,
                StopAtFirstViolation = false,
                Progress = p => error.WriteLine($"  {p.States:N0} states, depth {p.Depth}, {p.Queue:N0} to go, {p.StatesPerSecond:N0} states/s, {p.Bytes / 1_000_000:N0} MB"),
            };
            var result = new Explorer<TModel, TState>(model, options).Run();
            output.WriteLine($"  {result}");
            output.WriteLine($"  {model.Info.Invariants.Count} invariants checked in each state, {model.Info.StepProperties.Count} step properties on each transition");
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
            return result.Violations.Count > 0;
        }
    }
}
