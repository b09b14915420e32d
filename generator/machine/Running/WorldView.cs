namespace StateMachine.Tool.Running;

/// <summary>Something of the world that has a value: a state, a variable, or an observable.</summary>
/// <param name="Name"><c>front.locked</c> or <c>draughty(front)</c>.</param>
/// <param name="Value">Its value, as the spec would write it.</param>
/// <param name="Why">The lines that give an observable its value.</param>
internal sealed record WorldValue(string Name, string Value, IReadOnlyList<Reason> Why);

/// <summary>Reads a machine for people, under the names that they gave.</summary>
/// <param name="machine">The machine.</param>
/// <param name="nameOf">Names an instance.</param>
internal sealed class WorldView(Machine machine, Func<int, int, string> nameOf)
{
    /// <summary>The states of all instances that have one.</summary>
    public IReadOnlyList<WorldValue> States() =>
        [.. Instances().Where(i => machine.Info.Entities[i.Entity].States.Count > 0)
            .Select(i => new WorldValue(nameOf(i.Entity, i.Instance), WorldText.State(machine, i.Entity, i.Instance), []))];

    /// <summary>All variables but opaque ones, which have no text.</summary>
    public IReadOnlyList<WorldValue> Variables() =>
        [.. Instances().SelectMany(i => machine.Info.Entities[i.Entity].Variables.Select((v, index) => (Name: $"{nameOf(i.Entity, i.Instance)}.{v.Name}", Value: WorldText.Value(machine, i.Entity, index, i.Instance, nameOf)))
            .Where(v => v.Value is not null).Select(v => new WorldValue(v.Name, v.Value!, [])))];

    /// <summary>All observables, for all their entities.</summary>
    public IReadOnlyList<WorldValue> Observables() => [.. machine.Info.Observables.SelectMany((o, index) => Arguments(o).Select(a => Observable(o, index, a)))];

    /// <summary>A reason as a sentence, if the spec gives one.</summary>
    public string? Sentence(in Reason reason) => reason.Rule < 0 ? null : reason.Text(machine.Info, nameOf);

    private WorldValue Observable(ObservableInfo observable, int index, IReadOnlyList<int> arguments)
    {
        // Single entities are named but not passed.
        var passed = observable.Parameters.Zip(arguments).Where(p => machine.Info.Entities[p.First.Type.Entity].IsMany).Select(p => p.Second).Concat([0, 0]).Take(2).ToList();
        var why = new List<Reason>();
        var value = machine.Observe(index, passed[0], passed[1], why);
        var names = observable.Parameters.Zip(arguments, (p, a) => nameOf(p.Type.Entity, a));
        return new WorldValue(observable.Parameters.Count == 0 ? observable.Name : $"{observable.Name}({string.Join(", ", names)})", observable.Type.Format(value, nameOf), why);
    }

    private IEnumerable<IReadOnlyList<int>> Arguments(ObservableInfo observable)
    {
        IEnumerable<IReadOnlyList<int>> all = [[]];
        foreach (var parameter in observable.Parameters)
        {
            all = all.SelectMany(_ => Enumerable.Range(0, machine.Count(parameter.Type.Entity)), (before, i) => (IReadOnlyList<int>)[.. before, i]);
        }

        return all;
    }

    private IEnumerable<(int Entity, int Instance)> Instances()
        => Enumerable.Range(0, machine.Info.Entities.Count).SelectMany(e => Enumerable.Range(0, machine.Count(e)), (e, i) => (e, i));
}
