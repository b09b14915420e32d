using StateMachine.Compiler.Model;
using StateMachine.Tool.Commands;
using StateMachine.Tool.Loading;

namespace StateMachine.Tool.Rendering;

/// <summary>Lets every kind meet every kind, and leaves out what makes no difference.</summary>
internal sealed class EncounterBuilder
{
    /// <summary>No more kinds than this meet, or nobody reads the table: what makes a difference beyond them stays at its default, and the drawing says so.</summary>
    public const int MostKinds = 20;

    /// <summary>How many pairs decide whether something is worth telling apart.</summary>
    private const int Samples = 60;

    private readonly LoadedMachine _machine;
    private readonly EventModel _event;
    private readonly Meeting _meeting;
    private readonly string _source, _target;
    private readonly Random _random = new(1);

    private EncounterBuilder(LoadedMachine machine, EventModel declared, Meeting meeting, string source, string target)
        => (_machine, _event, _meeting, _source, _target) = (machine, declared, meeting, source, target);

    /// <summary>The encounters of a machine in which somebody is affected, in the order of the spec.</summary>
    public static IReadOnlyList<Encounter> Build(LoadedMachine machine, IReadOnlyList<PolicyChoice> policies)
        => [.. EncounterFinder.Events(machine.Model).Select(e => Build(machine, e, policies)).OfType<Encounter>()];

    private static Encounter? Build(LoadedMachine machine, EventModel declared, IReadOnlyList<PolicyChoice> policies)
    {
        var meeting = new Meeting(machine, declared, policies);
        foreach (var source in EncounterFinder.Entity(machine.Model, declared).States.Where(s => s.IsLeaf).OrderBy(s => s.At.Start).Select(s => s.Name))
        {
            var kinds = new[] { meeting.Defaults }.Concat(Enumerable.Range(0, Samples).Select(i => AnyKind(meeting.Traits, new Random(i))));
            if (kinds.Select(k => meeting.TargetFrom(source, k)).FirstOrDefault(t => t is not null) is { } target)
            {
                var encounter = new EncounterBuilder(machine, declared, meeting, source, target).Build();
                return encounter.Cells.All(c => c.IsNothing) ? null : encounter;
            }
        }

        return null;
    }

    private Encounter Build()
    {
        var traits = _meeting.Traits;
        var matters = traits.Select((_, i) => i).Where(Matters).ToList();
        var kept = Kept(matters);
        var kinds = AllKinds(kept).Where(k => Alone(k).IsPossible && Meet(k, k).IsPossible).ToList();
        var results = kinds.Select(n => kinds.Select(h => Meet(n, h)).ToList()).ToList();
        var keys = results.Select((row, n) => row.Select(r => r.KeyBeside(Alone(kinds[n]).Newcomer)).ToList()).ToList();
        var rows = Merge(kinds, kept, i => string.Join("|", keys[i]));
        var columns = Merge(kinds, kept, i => string.Join("|", keys.Select(r => r[i])));
        var wording = new EncounterWording(_machine, _meeting);
        var cells = rows.SelectMany(n => columns.Select(h => wording.Cell(n.Name, h.Name, results[n.Index][h.Index], Alone(kinds[n.Index]).Newcomer)));
        return new Encounter(_machine.Info.Name, _event, _source, _target, [.. rows.Select(r => r.Name)], [.. columns.Select(c => c.Name)], [.. cells], [.. matters.Except(kept).Select(t => traits[t].Name)]);
    }

    /// <summary>The traits that the kinds are made of: the first, then those with the fewest values, as long as the table can be read.</summary>
    private List<int> Kept(List<int> matters)
    {
        var kept = new List<int>();
        foreach (var trait in matters.Take(1).Concat(matters.Skip(1).OrderBy(t => _meeting.Traits[t].Values.Count)))
        {
            if (kept.Append(trait).Aggregate(1, (n, t) => n * _meeting.Traits[t].Values.Count) <= MostKinds)
            {
                kept.Add(trait);
            }
        }

        return [.. kept.Order()];
    }

    /// <summary>Whether a trait of one of the two ever changes what becomes of a pair, tried on some pairs. What a kind is by itself is no difference.</summary>
    private bool Matters(int trait)
    {
        for (var i = 0; i < Samples; i++)
        {
            var (newcomer, holder) = (AnyKind(_meeting.Traits, _random), AnyKind(_meeting.Traits, _random));
            var values = _meeting.Traits[trait].Values;
            if (Differ(values.Select(v => (With(newcomer, trait, v), holder))) || Differ(values.Select(v => (newcomer, With(holder, trait, v)))))
            {
                return true;
            }
        }

        return false;

        bool Differ(IEnumerable<(int[] Newcomer, int[] Holder)> pairs) => pairs
            .Select(p => (Alone: Alone(p.Newcomer), Both: Meet(p.Newcomer, p.Holder)))
            .Where(r => r.Alone.IsPossible && r.Both.IsPossible)
            .Select(r => r.Both.KeyBeside(r.Alone.Newcomer)).Distinct().Count() > 1;
    }

    private MeetingResult Meet(int[] newcomer, int[] holder) => _meeting.Meet(_source, _target, newcomer, holder);

    private MeetingResult Alone(int[] newcomer) => _meeting.Meet(_source, _target, newcomer, null);

    private IEnumerable<int[]> AllKinds(List<int> kept)
        => kept.Aggregate((IEnumerable<int[]>)[_meeting.Defaults], (kinds, trait) => kinds.SelectMany(k => _meeting.Traits[trait].Values.Select(v => With(k, trait, v))));

    /// <summary>
    /// Kinds that differ in one trait only, and never in their row (or their column) of outcomes, are one. The first trait names the kinds, so it
    /// is left out only where all of its values are alike.
    /// </summary>
    private List<(string Name, int Index)> Merge(List<int[]> kinds, List<int> kept, Func<int, string> outcomes)
    {
        var keys = kinds.Select((_, i) => outcomes(i)).ToList();
        var groups = kinds.Select((k, i) => (Traits: kept.ToList(), Index: i, Key: keys[i])).ToList();
        foreach (var trait in kept.Skip(1).Reverse().Concat(kept.Take(1)))
        {
            var least = trait == kept[0] ? _meeting.Traits[trait].Values.Count : 2;
            groups = [.. groups.GroupBy(g => string.Join(",", g.Traits.Where(t => t != trait).Select(t => $"{t}={kinds[g.Index][t]}")) + $"/{string.Join(",", g.Traits)}")
                .SelectMany(g => g.Count() >= least && g.Select(m => m.Key).Distinct().Count() == 1 ? [(g.First().Traits.Where(t => t != trait).ToList(), g.First().Index, g.First().Key)] : g.AsEnumerable())];
        }

        return [.. groups.OrderBy(g => g.Index).Select(g => (Name(g.Traits, kinds[g.Index]), g.Index))];
    }

    private string Name(List<int> traits, int[] kind)
    {
        var parts = traits.Select(t => Part(_meeting.Traits[t], kind[t])).Where(p => p.Length > 0).ToList();
        return parts.Count == 0 ? traits.Count == 0 ? $"any {_event.Subject}" : "plain" : string.Join(" + ", parts);
    }

    private string Part(Trait trait, int value) => trait.Type.Kind switch
    {
        ValueKind.Bool => value == trait.Default ? "" : value != 0 ? trait.Name : $"not {trait.Name}",
        ValueKind.Int => $"{trait.Name} {value}",
        _ => trait.Type.Format(value, (_, _) => ""),
    };

    private static int[] AnyKind(IReadOnlyList<Trait> traits, Random random) => [.. traits.Select(t => t.Values[random.Next(t.Values.Count)])];

    private static int[] With(int[] kind, int trait, int value)
    {
        var copy = (int[])kind.Clone();
        copy[trait] = value;
        return copy;
    }
}
