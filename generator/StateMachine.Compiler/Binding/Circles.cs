using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Binding;

/// <summary>Finds circles among things that must not lead back to themselves: definitions, cascades, resets.</summary>
internal static class Circles
{
    private enum Mark { Unseen, Open, Done }

    /// <summary>
    /// Reports each circle once, at the edge that closes it. <paramref name="error"/> gets that place, the names along the circle (the first
    /// repeated at the end), and the places of the other edges.
    /// </summary>
    public static void Report<T>(
        BindContext context,
        IEnumerable<T> nodes,
        Func<T, IEnumerable<(Symbol Target, Location At)>> edges,
        Func<Location, IReadOnlyList<string>, RelatedPlace[], Diagnostic> error)
        where T : Symbol
    {
        var marks = new Dictionary<Symbol, Mark>();
        var path = new List<(Symbol Node, Location At)>();
        foreach (var node in nodes)
        {
            Visit(node, node.At);
        }

        void Visit(Symbol node, Location via)
        {
            if (node is not T known || marks.TryGetValue(node, out var mark) && mark == Mark.Done)
            {
                return;
            }

            if (marks.ContainsKey(node))
            {
                var circle = path.Skip(path.FindIndex(p => p.Node == node)).ToList();
                var names = circle.Select(c => c.Node.Name).Concat([node.Name]).ToList();
                var others = circle.Skip(1).Select(c => new RelatedPlace(c.At, $"'{c.Node.Name}' is reached here")).ToArray();
                context.Report(error(via, names, others));
                return;
            }

            marks[node] = Mark.Open;
            path.Add((node, via));
            foreach (var (target, at) in edges(known))
            {
                Visit(target, at);
            }

            path.RemoveAt(path.Count - 1);
            marks[node] = Mark.Done;
        }
    }
}
