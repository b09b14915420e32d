using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;

namespace StateMachine.Generator;

/// <summary>Something of which a project can have one only: a type or a file, and where the spec asks for it.</summary>
internal sealed record Claim(string What, string Key, Location At)
{
    /// <summary>All that a machine makes in a namespace.</summary>
    public static EquatableArray<Claim> Of(MachineModel model, string @namespace, IEnumerable<Compiler.Emit.EmittedFile> files)
    {
        var declared = model.Enums.Select(static e => (e.Name, e.At))
            .Concat(model.Entities.Select(static e => (e.Name, e.At)))
            .Concat(model.Unions.Select(static u => (u.Name, u.At)))
            .Concat(model.Policies.Select(static p => (Name: p.TypeName, p.At)))
            .ToList();
        var start = declared.Select(static d => d.At).Concat(model.Rules.Select(static r => r.At)).FirstOrDefault();

        // What is made for a declaration begins with its name, such as the states of an entity.
        Location Place(string type) => declared.Where(d => type.StartsWith(d.Name, StringComparison.Ordinal)).OrderByDescending(static d => d.Name.Length).Select(static d => d.At).DefaultIfEmpty(start).First();
        return files.SelectMany(static f => f.Types).Select(t => new Claim($"a type '{t}'", $"{@namespace}.{t}", Place(t)))
            // The compiler tells the names of generated files apart without regard to case.
            .Concat(files.Select(f => new Claim($"a file '{f.Name}'", $"{@namespace}.{f.Name}".ToUpperInvariant(), start)))
            .ToEquatableArray();
    }
}

/// <summary>A machine that cannot be generated beside another one.</summary>
internal sealed record Collision(string Name, string Namespace, Diagnostic Problem);

/// <summary>Finds machines of one project that would make the same type or file: the later one, by name, is left out.</summary>
internal static class Collisions
{
    public static EquatableArray<Collision> Among(IEnumerable<EmittedMachine> machines)
    {
        var taken = new Dictionary<string, (EmittedMachine Machine, Claim Claim)>();
        var collisions = new List<Collision>();
        foreach (var machine in machines)
        {
            var claim = machine.Claims.FirstOrDefault(c => taken.ContainsKey(c.Key));
            if (claim is null)
            {
                foreach (var own in machine.Claims)
                {
                    taken[own.Key] = (machine, own);
                }
            }
            else
            {
                var (other, there) = taken[claim.Key];
                collisions.Add(new Collision(machine.Name, machine.Namespace, Errors.MachinesCollide(claim.At, machine.Name, claim.What, machine.Namespace, other.Name, there.At)));
            }
        }

        return collisions.ToEquatableArray();
    }
}
