using AudioSessions.Policy;
using StateMachine;

namespace AudioSessions.Player.Commands;

/// <summary>Finds the scenario that somebody named.</summary>
internal static class ScenarioChoice
{
    /// <summary>The one with the title, or the only one whose title has the text in it.</summary>
    /// <exception cref="UsageException">There is none, or there are several.</exception>
    public static Scenario Find(string wanted, IReadOnlyList<Scenario> all)
    {
        if (all.FirstOrDefault(s => s.Title.Equals(wanted, StringComparison.OrdinalIgnoreCase)) is { } exact)
        {
            return exact;
        }

        var found = all.Where(s => s.Title.Contains(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new UsageException($"There is no scenario '{wanted}'.{Suggestion.For(wanted, all.Select(s => s.Title))} There are:\n{Titles(all)}"),
            _ => throw new UsageException($"'{wanted}' is part of {found.Count} titles. Name one of them:\n{Titles(found)}"),
        };
    }

    /// <summary>The scenario under policies other than its own.</summary>
    public static Scenario Under(this Scenario scenario, IReadOnlyList<(int Policy, int Option)> policies) =>
        policies.Count == 0 ? scenario : scenario with { Create = () => Decide((AudioSessionMachine)scenario.Create(), policies) };

    private static AudioSessionMachine Decide(AudioSessionMachine machine, IReadOnlyList<(int Policy, int Option)> policies)
    {
        var chosen = policies.Aggregate(machine.World.Policies, static (p, choice) => p.With(choice.Policy, choice.Option));
        return new AudioSessionMachine(chosen) { World = machine.World with { Policies = chosen } };
    }

    private static string Titles(IEnumerable<Scenario> scenarios) => string.Join("\n", scenarios.Select(s => "  " + s.Title));
}
