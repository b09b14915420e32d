using System;
using System.Collections.Generic;
using System.Linq;

namespace StateMachine.Compiler.Diagnostics;

/// <summary>Finds the name that a misspelled word was probably meant to be.</summary>
public static class SpellChecker
{
    /// <summary>Words that other languages have for the same thing: nearer to what is meant than any word of similar letters.</summary>
    private static readonly Dictionary<string, string> ForeignWords = new()
    {
        ["true"] = "yes",
        ["false"] = "no",
        ["null"] = "none",
        ["nil"] = "none",
        ["boolean"] = "bool",
        ["if"] = "when",
        ["else"] = "otherwise",
        ["function"] = "define",
        ["func"] = "define",
        ["def"] = "define",
        ["const"] = "define",
        ["event"] = "on",
        ["assert"] = "invariant",
        ["test"] = "scenario",
        ["expect"] = "then",
        ["for"] = "each",
        ["foreach"] = "each",
        ["send"] = "tell",
        ["notify"] = "tell",
        ["call"] = "raise",
        ["emit"] = "raise",
        ["fire"] = "raise",
        ["delete"] = "remove",
        ["push"] = "add",
        ["append"] = "add",
    };

    /// <summary>
    /// The candidate nearest to <paramref name="word"/>, or null when none is near enough to be worth a guess.
    /// The first of equally near ones wins, so the answer depends on the order of <paramref name="candidates"/> only.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        if (ForeignWords.TryGetValue(word, out var counterpart) && candidates.Contains(counterpart))
        {
            return counterpart;
        }

        string? nearest = null;
        var limit = Threshold(word.Length) + 1;
        foreach (var candidate in candidates)
        {
            // A slip of the shift key is the likeliest mistake of all where case has meaning.
            var distance = string.Equals(word, candidate, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(word, candidate, limit);
            if (candidate.Length > 0 && candidate != word && distance < limit)
            {
                limit = distance;
                nearest = candidate;
            }
        }

        return nearest;
    }

    /// <summary>The most slips that still count as a misspelling: a third of the word, but never the whole of a short one.</summary>
    private static int Threshold(int length) => length switch
    {
        0 or 1 => 0,
        2 or 3 or 4 or 5 => 1,
        6 or 7 or 8 => 2,
        _ => 3,
    };

    /// <summary>
    /// The number of insertions, deletions, replacements and swaps of neighbours between two words (Damerau-Levenshtein,
    /// restricted form), or <paramref name="limit"/> if the lengths alone show that there are at least that many.
    /// </summary>
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) >= limit)
        {
            return limit;
        }

        // Three rows of the classic matrix suffice: a swap looks back two rows.
        var beforeLast = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[b.Length];
    }
}
