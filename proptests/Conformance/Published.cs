using System.Text.Json;
using AudioSessions.Policy;

namespace AudioSessions.Properties.Conformance;

/// <summary>What is published about a category.</summary>
internal sealed record PublishedCategory(uint Code, bool Input, bool Output, bool RingMutes, bool LockMutes, bool Background, Mixing Mixing, OutputPort? DefaultOutput);

/// <summary>The published facts that the tests go by, with their sources: Data/published.json. Nothing here is read from the spec.</summary>
internal static class Published
{
    /// <summary>The whole table.</summary>
    public static JsonElement Facts { get; } =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Conformance", "Data", "published.json"))).RootElement;

    public static IReadOnlyDictionary<Category, PublishedCategory> Categories { get; } =
        List("categories").ToDictionary(c => Enum.Parse<Category>(c.Text("short")), CategoryOf);

    /// <summary>The entries of a section, such as <c>errors</c> or <c>avAudioSession.errors</c>.</summary>
    public static IReadOnlyList<JsonElement> List(string section) =>
        [.. section.Split('.').Aggregate(Facts, (element, name) => element.GetProperty(name)).EnumerateArray()];

    /// <summary>What is published about a category, column by column.</summary>
    public static JsonElement Category(Category category) => List("categories").Single(c => c.Text("short") == $"{category}");

    /// <summary>What is published about a property.</summary>
    public static JsonElement Property(string name) => List("properties").Single(p => p.Text("name") == $"kAudioSessionProperty_{name}");

    /// <summary>The number of a constant: its four characters' or, without any, its value; null for a name without a published number.</summary>
    public static uint? Number(this JsonElement constant)
    {
        if (constant.TryGetProperty("u32", out var code))
        {
            return code.GetUInt32();
        }

        var value = constant.TryGetProperty("value", out var found) ? found : default;
        return value.ValueKind is JsonValueKind.Number ? unchecked((uint)value.GetInt32()) : null;
    }

    /// <summary>A text.</summary>
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    /// <summary>A list of texts; <paramref name="instead"/> where there is none.</summary>
    public static string[] Texts(this JsonElement element, string name, string? instead = null) =>
        element.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(t => t.GetString()!)] : instead is null ? [] : element.Texts(instead);

    /// <summary>Yes, no, or a text that says under which condition: yes. Null (it does not apply): no.</summary>
    public static bool Yes(this JsonElement element, string name) => element.GetProperty(name).ValueKind is JsonValueKind.True or JsonValueKind.String;

    private static PublishedCategory CategoryOf(JsonElement category) => new(
        category.Number()!.Value,
        category.Yes("input"),
        category.Yes("output"),
        category.Yes("silencedByRingSwitch"),
        category.Yes("silencedByScreenLock"),
        category.Yes("continuesInBackground"),
        category.Yes("mixableByDefault") ? Mixing.Always : category.Yes("mixableByOverride") ? Mixing.ByOverride : Mixing.Never,
        category.GetProperty("defaultOutput").GetString() is { } port ? Enum.Parse<OutputPort>(port) : null);
}
