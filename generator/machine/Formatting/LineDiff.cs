using StateMachine.Compiler.Text;
using StateMachine.Tool.Reports;

namespace StateMachine.Tool.Formatting;

/// <summary>The difference of two texts as a unified diff, which people read and <c>patch</c> applies.</summary>
internal static class LineDiff
{
    private const int Context = 3;

    /// <summary>Writes the diff; nothing where the texts are the same.</summary>
    public static void Write(TextWriter writer, Paint paint, string path, SourceText before, SourceText after)
    {
        var edits = Edits(Lines(before), Lines(after));
        if (edits.All(e => e.Sign == ' '))
        {
            return;
        }

        writer.WriteLine(paint.Bold($"--- {path}"));
        writer.WriteLine(paint.Bold($"+++ {path}"));
        foreach (var (from, to) in Hunks(edits))
        {
            WriteHunk(writer, paint, edits, from, to);
        }
    }

    private static void WriteHunk(TextWriter writer, Paint paint, List<Edit> edits, int from, int to)
    {
        var hunk = edits[from..to];
        var oldStart = edits.Take(from).Count(e => e.Sign != '+') + 1;
        var newStart = edits.Take(from).Count(e => e.Sign != '-') + 1;
        writer.WriteLine(paint.Place($"@@ -{oldStart},{hunk.Count(e => e.Sign != '+')} +{newStart},{hunk.Count(e => e.Sign != '-')} @@"));
        foreach (var edit in hunk)
        {
            var line = $"{edit.Sign}{Printable.Line(edit.Line)}";
            writer.WriteLine(edit.Sign switch { '-' => paint.Error(line), '+' => paint.Good(line), _ => line });
        }
    }

    /// <summary>The stretches with changes and the lines around them; stretches that touch are one.</summary>
    private static List<(int From, int To)> Hunks(List<Edit> edits)
    {
        var hunks = new List<(int From, int To)>();
        for (var i = 0; i < edits.Count; i++)
        {
            if (edits[i].Sign == ' ')
            {
                continue;
            }

            var (from, to) = (Math.Max(0, i - Context), Math.Min(edits.Count, i + Context + 1));
            if (hunks.Count > 0 && hunks[^1].To >= from)
            {
                hunks[^1] = (hunks[^1].From, to);
            }
            else
            {
                hunks.Add((from, to));
            }
        }

        return hunks;
    }

    /// <summary>The shortest way from one list to the other, by the longest common subsequence of what differs.</summary>
    private static List<Edit> Edits(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var head = before.Zip(after).TakeWhile(p => p.First == p.Second).Count();
        var tail = before.Skip(head).Reverse().Zip(after.Skip(head).Reverse()).TakeWhile(p => p.First == p.Second).Count();
        var (old, @new) = (before.Skip(head).SkipLast(tail).ToList(), after.Skip(head).SkipLast(tail).ToList());
        var common = new int[old.Count + 1, @new.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = @new.Count - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == @new[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var edits = before.Take(head).Select(l => new Edit(' ', l)).ToList();
        for (int i = 0, j = 0; i < old.Count || j < @new.Count;)
        {
            if (i < old.Count && j < @new.Count && old[i] == @new[j])
            {
                edits.Add(new Edit(' ', old[i++]));
                j++;
            }
            else if (j == @new.Count || (i < old.Count && common[i + 1, j] >= common[i, j + 1]))
            {
                edits.Add(new Edit('-', old[i++]));
            }
            else
            {
                edits.Add(new Edit('+', @new[j++]));
            }
        }

        edits.AddRange(before.TakeLast(tail).Select(l => new Edit(' ', l)));
        return edits;
    }

    // The end of the last line begins no further one.
    private static List<string> Lines(SourceText text)
    {
        var lines = text.Text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').ToList();
        if (lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return lines;
    }

    private readonly record struct Edit(char Sign, string Line);
}
