using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Checking;

/// <summary>
/// The model by name, and how values become numbers: a bool is 0 or 1, an integer itself, a member its index, an entity the index of its
/// instance, <c>none</c> <see cref="None"/>, an alternative of a union its own number plus <see cref="UnionStep"/> times its place; codes, texts and
/// names in cells are numbered as they are met.
/// </summary>
internal sealed class Lookup
{
    /// <summary>The number of <c>none</c>.</summary>
    public const int None = int.MinValue;

    /// <summary>No enum has so many members.</summary>
    public const int UnionStep = 1 << 16;

    private readonly Dictionary<string, IReadOnlyList<string>> _members;
    private readonly Dictionary<string, int> _texts = [];
    private readonly Dictionary<(string, string), VariableModel> _variables;
    private readonly Dictionary<(string, string), ColumnModel> _columns;
    private readonly Dictionary<(string, string), HashSet<int>> _states = [];

    public Lookup(MachineModel model)
    {
        Model = model;
        _members = model.Enums.ToDictionary(e => e.Name, e => (IReadOnlyList<string>)e.Members.Select(m => m.Name).ToList());
        foreach (var policy in model.Policies)
        {
            _members[policy.TypeName] = policy.Options.Select(o => o.Name).ToList();
        }

        Entities = model.Entities.ToDictionary(e => e.Name);
        Definitions = model.Definitions.ToDictionary(d => d.Name);
        Unions = model.Unions.ToDictionary(u => u.Name);
        Policies = model.Policies.ToDictionary(p => p.Name);
        Matrices = model.Matrices.ToDictionary(m => m.Name);
        _variables = model.Entities.SelectMany(e => e.Variables.Select(v => (Key: (e.Name, v.Name), v))).ToDictionary(p => p.Key, p => p.v);
        _columns = model.Enums.SelectMany(e => e.Columns.Select(c => (Key: (e.Name, c.Name), c))).ToDictionary(p => p.Key, p => p.c);
        foreach (var entity in model.Entities)
        {
            var leaves = entity.States.Where(s => s.IsLeaf).Select(s => s.Name).ToList();
            foreach (var state in entity.States)
            {
                _states[(entity.Name, state.Name)] = [.. state.Leaves.Select(l => leaves.IndexOf(l))];
            }
        }
    }

    public MachineModel Model { get; }

    public Dictionary<string, EntityModel> Entities { get; }

    public Dictionary<string, DefinitionModel> Definitions { get; }

    public Dictionary<string, UnionModel> Unions { get; }

    public Dictionary<string, PolicyModel> Policies { get; }

    public Dictionary<string, MatrixModel> Matrices { get; }

    public VariableModel Variable(string entity, string name) => _variables[(entity, name)];

    public ColumnModel Column(string table, string name) => _columns[(table, name)];

    public IReadOnlyList<string> Members(string name) => _members[name];

    public int IndexOf(string name, string member)
    {
        var members = _members[name];
        for (var i = 0; i < members.Count; i++)
        {
            if (members[i] == member)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether a leaf, by its index among the leaves, lies in a state.</summary>
    public bool IsIn(string entity, string state, int leaf) => _states[(entity, state)].Contains(leaf);

    /// <summary>The leaf states of an entity, by index.</summary>
    public IReadOnlyList<string> Leaves(string entity) => Entities[entity].States.Where(s => s.IsLeaf).Select(s => s.Name).ToList();

    public int LeafIndex(string entity, string leaf) => _states[(entity, leaf)].First();

    /// <summary>What is added to a value of this type where it stands for an alternative of the union.</summary>
    public int UnionOffset(string union, TypeModel alternative)
    {
        var alternatives = Unions[union].Alternatives;
        for (var i = 0; i < alternatives.Count; i++)
        {
            if (alternatives[i] == alternative)
            {
                return i * UnionStep;
            }
        }

        return 0;
    }

    public int Text(string text)
    {
        if (!_texts.TryGetValue(text, out var number))
        {
            _texts.Add(text, number = _texts.Count);
        }

        return number;
    }
}
