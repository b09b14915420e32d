using AudioSessions.Policy;

namespace AudioSessions.Properties.Conformance;

/// <summary>A name with its number, if it has one.</summary>
internal sealed record Constant(string Name, uint? Number);

/// <summary>A generated table or enum, and where its names are published.</summary>
/// <param name="Name">The table of the spec.</param>
/// <param name="Sections">The sections of the published table, with what their names begin with.</param>
/// <param name="Rows">The rows as they were generated.</param>
internal sealed record Vocabulary(string Name, IReadOnlyList<(string Section, string[] Prefixes)> Sections, IReadOnlyList<Constant> Rows)
{
    /// <summary>Names that AVAudioSession has for results that Audio Session Services named before.</summary>
    private static readonly Dictionary<string, string> _sameRow = new() { ["None"] = "NoError", ["Unspecified"] = "UnspecifiedError" };

    public static IReadOnlyList<Vocabulary> All { get; } =
    [
        new(nameof(Status), [("errors", ["kAudioSession", "kAudioServices"]), ("avAudioSession.errors", [""])], Of(StatusValues.All, s => s.Code())),
        new(nameof(InterruptionState), [("interruptionStates", ["kAudioSession"])], Of(InterruptionStateValues.All, s => (uint)s.Code())),
        new(nameof(InterruptionType), [("interruptionTypes", ["kAudioSessionInterruptionType_"])], Of(InterruptionTypeValues.All, t => t.Code())),
        new(nameof(InterruptionReason), [("avAudioSession.interruptionReason", [""])], Of(InterruptionReasonValues.All, r => (uint)r.Code())),
        new(nameof(ActivationFlag), [("activationFlags", ["kAudioSessionSetActiveFlag_"])], Of(ActivationFlagValues.All, f => 1u << (int)f)),
        new(nameof(ActivationFlag), [("avAudioSession.setActiveOptions", [""])], Of(ActivationFlagValues.All, f => 1u << (int)f)),
        new(nameof(RouteOverride), [("routeOverrides", ["kAudioSessionOverrideAudioRoute_"])], Of(RouteOverrideValues.All, o => o.Code())),
        new(nameof(RouteOverride), [("avAudioSession.portOverride", [""])], Of(RouteOverrideValues.All, o => o.Code())),
        new(nameof(RouteChangeReason), [("routeChangeReasons", ["kAudioSessionRouteChangeReason_"])], Of(RouteChangeReasonValues.All, r => (uint)r.Code())),
        new(nameof(Mode), [("modes", ["kAudioSessionMode_"])], Of(ModeValues.All, m => m.Code())),
        new(nameof(Category), [("categories", ["kAudioSessionCategory_"])], Of(CategoryValues.All, c => c.Code())),
        new(nameof(InputPort), [("inputRouteTypes", ["kAudioSessionInputRoute_"])], Of(InputPortValues.All)),
        new(nameof(OutputPort), [("outputRouteTypes", ["kAudioSessionOutputRoute_"])], Of(OutputPortValues.All)),
        new(nameof(Property), [("properties", ["kAudioSessionProperty_"])], Of(PropertyValues.All, p => p.Code())),
    ];

    /// <summary>What is published: the names without their prefixes, each row once; other names of a row are left to the aliases.</summary>
    public IReadOnlyList<Constant> Expected =>
    [
        .. Sections.SelectMany(s => Published.List(s.Section).Select(c => new Constant(Row(c.Text("name"), s.Prefixes), c.Number())))
            .Where(c => !AudioSessionInfo.Instance.Aliases.Any(a => a.Table == Name && a.Name == c.Name))
            .Distinct(),
    ];

    private string Row(string name, string[] prefixes)
    {
        var prefix = prefixes.Single(p => name.StartsWith(p, StringComparison.Ordinal));
        var row = name[prefix.Length..];
        return Name == nameof(Status) ? _sameRow.GetValueOrDefault(row, row) : row;
    }

    private static IReadOnlyList<Constant> Of<TRow>(ReadOnlySpan<TRow> rows, Func<TRow, uint>? number = null) =>
        [.. rows.ToArray().Select(row => new Constant($"{row}", number?.Invoke(row)))];
}
