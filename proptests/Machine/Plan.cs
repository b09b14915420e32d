using AudioSessions.Policy;
using StateMachine;

namespace AudioSessions.Properties.Machine;

/// <summary>The searches of <c>spec/explore.plan</c>, which <c>make explore</c> makes too: what is exhaustive in these tests is so on their states.</summary>
internal static class Plan
{
    private const string File = "explore.plan";

    /// <summary>The searches, in the order of the plan.</summary>
    public static IReadOnlyList<PlannedSearch> Searches { get; } = ExplorePlan.Parse(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "spec", File)), File);

    /// <summary>The sides of disagreements that a search takes.</summary>
    public static AudioSessionPolicies PoliciesOf(PlannedSearch search) => search.Policies.Aggregate(AudioSessionPolicies.Default, (all, p) => all.With(p.Policy, p.Option));

    /// <summary>Hands a visitor the model of a search.</summary>
    public static TResult Visit<TResult>(this PlannedSearch search, IModelVisitor<TResult> visitor) => AudioSessionModels.Visit(visitor, PoliciesOf(search), search.Instances.Single(i => i.Entity == "Session").Count);

    /// <summary>The states that a search finds, unless there are more than <paramref name="most"/>: then as many as that, and false.</summary>
    public static bool TryFind<TModel, TState>(this PlannedSearch search, TModel model, int most, out TState[] states)
        where TModel : struct, IModel<TState>
        where TState : unmanaged, IPacked<TState>
    {
        var explorer = new Explorer<TModel, TState>(model, new ExploreOptions { Part = search.PartOf(model.Info), MaxStates = most, StopAtFirstViolation = false, CheckLeads = false });
        var result = explorer.Run();
        states = explorer.Reachable();
        return result.Ending == ExploreEnding.Complete;
    }
}
