using StateMachine.Tool.Loading;

namespace StateMachine.Tool.Rendering;

/// <summary>Says what became of a pair: in a few words, in sentences, and by which rules.</summary>
internal sealed class EncounterWording(LoadedMachine machine, Meeting meeting)
{
    private readonly IReadOnlyList<ObservableInfo> _observables = [.. meeting.Observables];

    /// <summary>Words a result, given what the newcomer is when nobody else is there.</summary>
    public EncounterCell Cell(string newcomer, string holder, MeetingResult result, Sight alone)
    {
        if (!result.IsPossible)
        {
            return new EncounterCell(newcomer, holder, ["cannot meet"], ["They cannot meet: the first one keeps the other from being there, or an invariant does."], []);
        }

        if (!result.IsAccepted)
        {
            var status = result.Status < 0 ? "" : $" {machine.Info.Statuses[result.Status]}";
            return new EncounterCell(newcomer, holder, [$"refused{status}"], [.. result.Texts.Select(Sentence).Prepend($"The newcomer is refused{status}.")], result.Rules);
        }

        var (shorts, details, rules) = (new List<string>(), new List<string>(), result.Rules.ToList());
        Holder(result, shorts, details, rules);
        foreach (var (i, words) in Changes(alone, result.Newcomer))
        {
            shorts.Add($"newcomer {words}");
            details.Add($"The newcomer has {words}{Why(result.Newcomer, alone, i, rules)}");
        }

        if (alone.State != result.Newcomer.State)
        {
            shorts.Insert(0, $"newcomer \u2192 {State(result.Newcomer)}");
            details.Insert(0, $"The newcomer becomes {State(result.Newcomer)}, not {State(alone)} as it would alone.");
        }

        return new EncounterCell(newcomer, holder, shorts, details.Count == 0 ? ["Neither feels anything of the other."] : details, [.. rules.Distinct()]);
    }

    private void Holder(MeetingResult result, List<string> shorts, List<string> details, List<int> rules)
    {
        var changes = Changes(result.Before, result.After).ToList();
        if (result.Before.State != result.After.State)
        {
            shorts.Add($"\u2192 {State(result.After)}");
            details.Add($"The one that is there becomes {State(result.After)}.");
        }
        else
        {
            shorts.AddRange(changes.Select(c => c.Words));
            if (changes.Count == 0 && result.Told.Count > 0)
            {
                shorts.Add($"told {result.Told[0]}");
            }
        }

        if (result.Told.Count > 0)
        {
            details.Add($"It is told {string.Join(", ", result.Told)}.");
        }

        details.AddRange(result.Texts.Select(Sentence));
        details.AddRange(changes.Select(c => $"The one that is there has {c.Words}{Why(result.After, result.Before, c.Index, rules)}"));
    }

    private IEnumerable<(int Index, string Words)> Changes(Sight before, Sight after)
        => Enumerable.Range(0, _observables.Count).Where(i => before.Values[i] != after.Values[i]).Select(i => (i, Words(_observables[i], before.Values[i], after.Values[i])));

    /// <summary>A set that grows is told by what was added, everything else by what it is now.</summary>
    private string Words(ObservableInfo observable, int before, int after)
    {
        var grows = observable.Type.Kind == ValueKind.EnumSet && (before & ~after) == 0;
        var value = grows ? string.Join(", ", observable.Type.Names.Where((_, i) => ((after & ~before) >> i & 1) != 0)) : observable.Type.Format(after, Name);
        return $"{observable.Name}: {value}";
    }

    private string Name(int entity, int instance) => machine.Info.Entities[entity].IsMany ? $"{machine.Info.Entities[entity].Name} {instance}" : machine.Info.Entities[entity].Name;

    /// <summary>The reason that was not there before, and its rule added to those that decided.</summary>
    private string Why(Sight now, Sight before, int index, List<int> rules)
    {
        var fresh = now.Reasons[index].Where(r => !before.Reasons[index].Contains(r)).ToList();
        rules.AddRange(fresh.Select(r => r.Rule));
        var texts = fresh.Select(meeting.Text).OfType<string>().ToList();
        return texts.Count == 0 ? "." : $", because {string.Join("; ", texts)}.";
    }

    private string State(Sight sight) => machine.Info.Entities[machine.Info.Events[machine.Info.Event(meeting.Event.Name)].Subject].States[sight.State].Name;

    private static string Sentence(string text) => text.Length == 0 ? text : $"{char.ToUpperInvariant(text[0])}{text[1..]}.";
}
