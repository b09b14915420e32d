using AudioSessions.Policy;

namespace AudioSessions.Properties.Conformance;

/// <summary>Under which policies a published table is tried: the defaults, and each option that is not one, the rest at default.</summary>
internal static class PolicyChoices
{
    public const string Defaults = "defaults";

    public static IReadOnlyList<string> OneChanged { get; } =
    [
        Defaults,
        .. AudioSessionInfo.Instance.Policies.SelectMany(p => p.Options.Where((_, i) => i != p.Default).Select(option => $"{p.Name} {option}")),
    ];

    /// <summary>The same for a theory.</summary>
    public static TheoryData<string> Data => [.. OneChanged];

    /// <summary>Reads <c>mixingOthers Heard</c>.</summary>
    public static AudioSessionPolicies Parse(string choice) =>
        choice == Defaults ? AudioSessionPolicies.Default : AudioSessionPolicies.Default.With(choice.Split(' ')[0], choice.Split(' ')[1]);
}
