using System.Text.Json;
using AudioSessions.Policy;

namespace AudioSessions.Properties.Conformance;

/// <summary>The tables of the spec, as they were generated, are the published ones: every name, code and number, in both directions.</summary>
public class TableTests
{
    /// <summary>Sections that no constant of the spec comes from, and why.</summary>
    private static readonly Dictionary<string, string> _notConstants = new()
    {
        ["about"] = "about the table itself",
        ["evidenceTags"] = "about the table itself",
        ["sources"] = "about the table itself",
        ["routeTypeNote"] = "about the table itself",
        ["functions"] = "calls; the spec has events and dispatches",
        ["routeDictionaryKeys"] = "keys of a dictionary that carries what RouteChanged says",
        ["deprecatedCategories"] = "aliases: tested as such",
        ["pairwiseInterruption"] = "tested by PairwiseTests",
        ["statusRules"] = "tested by StatusRuleTests",
        ["avAudioSession.interruptionType"] = "the same two states as interruptionStates: tested here",
        ["avAudioSession.categoryOptions"] = "a set of what the overrides set one by one",
        ["avAudioSession.optionsLegalFor"] = "as above",
        ["avAudioSession.interruptionOptions"] = "one bit for InterruptionType",
        ["avAudioSession.silenceSecondaryAudioHintType"] = "shouldSilenceSecondaryAudio is a yes or a no",
        ["avAudioSession.routeSharingPolicy"] = "newer than what is modelled (iOS 11)",
        ["avAudioSession.ioType"] = "newer than what is modelled (iOS 10)",
        ["avAudioSession.modes"] = "without codes; those that Audio Session Services lacks are newer (iOS 6 to 12)",
        ["avAudioSession.verified"] = "about the table itself",
    };

    public static TheoryData<Category> Categories => [.. CategoryValues.All];

    public static TheoryData<int> Vocabularies => [.. Enumerable.Range(0, Vocabulary.All.Count)];

    [Theory]
    [MemberData(nameof(Vocabularies))]
    public void Every_published_constant_is_a_row_and_every_row_is_published(int index)
    {
        var vocabulary = Vocabulary.All[index];

        Assert.NotEmpty(vocabulary.Rows);
        Assert.Equal(vocabulary.Expected.OrderBy(c => c.Name, StringComparer.Ordinal), vocabulary.Rows.OrderBy(c => c.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void AVAudioSession_numbers_the_states_of_an_interruption_alike()
    {
        var states = Published.List("avAudioSession.interruptionType").ToDictionary(t => t.Text("name"), t => t.Number());

        Assert.Equal(states["Began"], (uint)InterruptionState.BeginInterruption.Code());
        Assert.Equal(states["Ended"], (uint)InterruptionState.EndInterruption.Code());
    }

    [Fact]
    public void Every_section_is_compared_or_says_why_not()
    {
        var sections = Published.Facts.EnumerateObject().Where(p => p.Name != "avAudioSession").Select(p => p.Name)
            .Concat(Published.Facts.GetProperty("avAudioSession").EnumerateObject().Select(p => $"avAudioSession.{p.Name}"));
        var compared = Vocabulary.All.SelectMany(v => v.Sections.Select(s => s.Section));

        Assert.Equal(sections.Order(StringComparer.Ordinal), compared.Concat(_notConstants.Keys).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Names_that_mean_another_row_are_aliases_of_it()
    {
        var deprecated = Published.List("deprecatedCategories").Select(c => (nameof(Category), c.Text("name").Replace("kAudioSessionCategory_", "", StringComparison.Ordinal), c.Text("use"), c.Number()));
        var busy = Published.List("avAudioSession.errors").Single(e => e.Text("name") == "IsBusy");
        var mistaken = Published.List("errors").Single(e => e.Text("name") == "kAudioSessionUnspecifiedError").Text("note");

        var expected = deprecated.Append((nameof(Status), "IsBusy", "NotActiveError", busy.Number())).Append((nameof(Status), "Whcq", "UnspecifiedError", 0x77686371u));

        Assert.Contains("wrong value 0x77686371", mistaken, StringComparison.Ordinal);
        Assert.Equal(expected.OrderBy(a => a.Item2, StringComparer.Ordinal), AudioSessionInfo.Instance.Aliases.Select(a => (a.Table, a.Name, a.Row, a.Code)).OrderBy(a => a.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void An_alias_is_its_row_in_code_too()
    {
        Assert.Equal(Category.AmbientSound, CategoryAliases.UserInterfaceSoundEffects);
        Assert.Equal(Category.MediaPlayback, CategoryAliases.LiveAudio);
        Assert.Equal(Published.List("deprecatedCategories").Select(c => c.Number()), [CategoryAliases.Codes.UserInterfaceSoundEffects, CategoryAliases.Codes.LiveAudio]);
        Assert.Equal(StatusAliases.Codes.IsBusy, Status.NotActiveError.Code());
        Assert.Equal((Status.NotActiveError, Status.UnspecifiedError), (StatusAliases.IsBusy, StatusAliases.Whcq));
    }

    [Theory]
    [MemberData(nameof(Categories))]
    public void Every_column_of_a_category_is_as_published(Category category)
    {
        var found = new PublishedCategory(
            category.Code(),
            category.Input(),
            category.Output(),
            category.RingMutes(),
            category.LockMutes(),
            category.Background(),
            category.Mixing(),
            category.DefaultOutput());

        Assert.Equal(Published.Categories[category], found);
    }

    [Fact]
    public void A_session_that_never_chose_a_category_has_the_published_default()
    {
        var machine = new AudioSessionMachine();
        var published = Published.List("categories").Single(c => c.TryGetProperty("isDefault", out var isDefault) && isDefault.GetBoolean());

        Assert.Equal(Enum.Parse<Category>(published.Text("short")), machine.World.GetSessionCategory(machine.World.AddSession()));
        Assert.Equal(published.Text("short"), Published.Property("AudioCategory").Text("default"));
    }

    [Fact]
    public void A_host_sees_the_codes_of_the_results_as_data()
    {
        var info = AudioSessionInfo.Instance;
        var published = Vocabulary.All.Single(v => v.Name == nameof(Status)).Expected.ToDictionary(c => c.Name, c => c.Number);

        Assert.All(info.Statuses.Zip(info.StatusCodes), status => Assert.Equal(published[status.First], status.Second));
    }

    [Fact]
    public void The_published_numbers_are_those_of_their_four_characters()
    {
        var codes = Codes(Published.Facts).ToList();

        Assert.True(codes.Count > 60, $"only {codes.Count} codes were found");
        Assert.All(codes, code => Assert.Equal(Number(code.Text("code")), code.Number()));
        Assert.All(codes, code => Assert.Equal($"0x{code.Number():X8}", code.Text("hex")));
    }

    private static uint Number(string code) => code.Aggregate(0u, (number, character) => number << 8 | character);

    private static IEnumerable<JsonElement> Codes(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Codes(p.Value)).Concat(element.TryGetProperty("code", out _) ? [element] : []),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Codes),
        _ => [],
    };
}
