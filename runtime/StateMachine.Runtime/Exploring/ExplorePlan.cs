using System.Globalization;

namespace StateMachine;

/// <summary>A search of a plan: how many instances there are, and which events occur.</summary>
/// <param name="Name">What it is called.</param>
public sealed record PlannedSearch(string Name)
{
    /// <summary>The instances of entities of which there can be several.</summary>
    public IReadOnlyList<(string Entity, int Count)> Instances { get; init; } = [];

    /// <summary>The events that occur; empty for all.</summary>
    public IReadOnlyList<EventPattern> Only { get; init; } = [];

    /// <summary>Events that do not.</summary>
    public IReadOnlyList<EventPattern> Without { get; init; } = [];

    /// <summary>The sides of documented disagreements.</summary>
    public IReadOnlyList<(string Policy, string Option)> Policies { get; init; } = [];

    /// <summary>Whether the leads-to properties are decided. That takes many times the search itself, and a smaller search may do it.</summary>
    public bool AsksLeads { get; init; } = true;

    /// <summary>The events that occur; null for all.</summary>
    /// <exception cref="MachineException">There is no such event or value, or nothing is left.</exception>
    public EventPart? PartOf(MachineInfo info) => Only.Count + Without.Count == 0 ? null : EventPart.Of(info, Only, Without);
}

/// <summary>Which searches together explore a machine whose whole is too large for some numbers of instances.</summary>
/// <remarks>
/// Written as one name a line, and below it, indented, what is searched:
/// <code>
/// core of two              # a comment
///   instances Session=2
///   without   AlarmSounds, AlarmStops
/// </code>
/// A line begins with <c>instances</c>, <c>only</c>, <c>without</c> or <c>policy</c>, each of which may be repeated, or is <c>leads no</c>.
/// </remarks>
public static class ExplorePlan
{
    private const int MostInstances = 8;

    /// <summary>Reads a plan.</summary>
    /// <param name="text">The plan.</param>
    /// <param name="name">What messages call it: its path.</param>
    /// <exception cref="MachineException">It is no plan; the message says at which line.</exception>
    public static IReadOnlyList<PlannedSearch> Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<PlannedSearch> searches = [];
        var number = 0;
        foreach (var written in text.Split('\n'))
        {
            number++;
            var line = written.Split('#')[0].TrimEnd();
            if (line.Length == 0)
            {
                continue;
            }

            try
            {
                if (!char.IsWhiteSpace(line[0]))
                {
                    searches.Add(searches.Exists(s => s.Name == line) ? throw new MachineException($"There is a search '{line}' already.") : new PlannedSearch(line));
                    continue;
                }

                if (searches.Count == 0)
                {
                    throw new MachineException("What is searched stands below the name of a search, which is not indented.");
                }

                searches[^1] = Add(searches[^1], line.Trim());
            }
            catch (MachineException problem)
            {
                throw new MachineException($"{name}({number}): {problem.Message}");
            }
        }

        return searches.Count > 0 ? searches : throw new MachineException($"{name}: There is no search in it.");
    }

    private static PlannedSearch Add(PlannedSearch search, string line)
    {
        var end = line.IndexOfAny([' ', '\t']);
        var (word, rest) = end < 0 ? (line, "") : (line[..end], line[end..].Trim());
        return word switch
        {
            "instances" => search with { Instances = [.. search.Instances, .. Pairs(rest, "Session=2").Select(p => (p.Left, Count(p.Right)))] },
            "only" => search with { Only = [.. search.Only, .. EventPattern.ParseList(rest)] },
            "without" => search with { Without = [.. search.Without, .. EventPattern.ParseList(rest)] },
            "policy" => search with { Policies = [.. search.Policies, .. Pairs(rest, "mixingOthers=Heard")] },
            "leads" => search with { AsksLeads = rest == "no" ? false : throw new MachineException($"'leads {rest}' says nothing; 'leads no' leaves the leads-to properties to other searches.") },
            _ => throw new MachineException($"'{word}' is nothing that a search has. It has: instances, only, without, policy, leads."),
        };
    }

    private static IEnumerable<(string Left, string Right)> Pairs(string text, string example)
        => text.Split(',').Select(part => part.Split('=', StringSplitOptions.TrimEntries) is [{ Length: > 0 } left, { Length: > 0 } right]
            ? (left, right)
            : throw new MachineException($"'{part.Trim()}' is not of the form {example}."));

    private static int Count(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MostInstances
            ? count
            : throw new MachineException($"'{text}' is not a number from 1 to {MostInstances}.");
}
