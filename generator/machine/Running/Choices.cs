using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Tool.Commands;

namespace StateMachine.Tool.Running;

/// <summary>Finds what the command line names in a model.</summary>
internal static class Choices
{
    /// <summary>The model with its scenarios under policies, besides those that they choose themselves.</summary>
    /// <exception cref="UsageException">There is no such policy or option.</exception>
    public static MachineModel Under(this MachineModel model, IReadOnlyList<PolicyChoice> choices)
    {
        Validate(model, choices);
        return choices.Count == 0 ? model : model with { Scenarios = model.Scenarios.Select(s => s with { Under = Under(s.Under, choices) }).ToEquatableArray() };
    }

    /// <summary>Makes sure that a model has these policies and options.</summary>
    /// <exception cref="UsageException">There is no such policy or option.</exception>
    public static void Validate(MachineModel model, IReadOnlyList<PolicyChoice> choices)
    {
        foreach (var (name, option) in choices)
        {
            var policy = model.Policies.FirstOrDefault(p => p.Name == name) ?? throw Unknown($"{model.Name} has no policy '{name}'.", name, model.Policies.Select(p => p.Name));
            if (policy.Options.All(o => o.Name != option))
            {
                throw Unknown($"The policy '{name}' has no option '{option}'.", option, policy.Options.Select(o => o.Name));
            }
        }
    }

    /// <summary>The indexes of the scenarios with a title, or else with the text in their title.</summary>
    public static IReadOnlyList<int> Scenarios(MachineModel model, string wanted)
    {
        var all = Enumerable.Range(0, model.Scenarios.Count).ToList();
        var exact = all.Where(i => model.Scenarios[i].Title.Equals(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        return exact.Count > 0 ? exact : [.. all.Where(i => model.Scenarios[i].Title.Contains(wanted, StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>Says that there is no such name, which one may have been meant, and what there is.</summary>
    public static UsageException Unknown(string problem, string wanted, IEnumerable<string> names)
    {
        var all = names.ToList();
        var nearest = SpellChecker.Nearest(wanted, all);
        return new UsageException($"{problem}{(nearest is null ? "" : $" Did you mean '{nearest}'?")}{(all.Count == 0 ? "" : $" There {(all.Count == 1 ? "is" : "are")}: {string.Join(", ", all)}.")}");
    }

    private static EquatableArray<PolicyChoiceModel> Under(EquatableArray<PolicyChoiceModel> own, IReadOnlyList<PolicyChoice> choices)
        => own.Where(o => choices.All(c => c.Policy != o.Policy)).Concat(choices.Select(c => new PolicyChoiceModel(c.Policy, c.Option))).ToEquatableArray();
}
