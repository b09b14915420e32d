using System.Text;
using System.Text.RegularExpressions;
using StateMachine.Compiler.Parsing;
using StateMachine.Compiler.Text;

namespace StateMachine.Fuzz;

/// <summary>
/// Changes specs at random: characters, words, tokens, lines and blocks. Small changes of words keep many specs valid, so that the later stages
/// get something to do; the others see to the early ones. The same random numbers give the same text.
/// </summary>
internal sealed class Mutator(IReadOnlyList<string> seeds)
{
    /// <summary>Pieces that lexers and parsers stumble over, among them halves of surrogate pairs and things that are opened and not closed.</summary>
    public static readonly string[] Insertions =
    [
        "{", "}", "(", ")", ",", ":", ".", "..", "?", "=", "->", "<", "-", "*", "\"", "'", "'", "\n", "\r\n", "\t", "//", "///", "/*", "{{", "}}", "\"{",
        "0", "99999999999", "2147483647", "2147483648", "-1", "x", "Y", "is", "not", "in", "when", "because", "from", "otherwise", "stay", "each", "every",
        "no", "to", "machine", "on ", "\nenum E {", "\nscenario \"s\" {", ";", "==", "#", "\0", "\u00E9", "\u0301", "\uD83C", "\uDFB5", "\u2028", "\uFEFF",
    ];

    private static readonly string[] Nestings = ["(", "{ ", "not ", "some b : T where ", "set of ", "first of ", "each s : S { ", "f(", "A { ", "\"{"];

    private static readonly Regex Word = new(@"\b[A-Za-z]\w*\b", RegexOptions.CultureInvariant);

    private static readonly Regex Number = new(@"\b[0-9]+\b", RegexOptions.CultureInvariant);

    /// <summary>One of the seeds with a few changes: half of the specs with rough ones, half with such as leave a spec that can be read.</summary>
    public string Next(Random random)
    {
        var text = seeds[random.Next(seeds.Count)];
        var isRough = random.Next(2) == 0;
        for (var changes = isRough ? random.Next(1, 6) : random.Next(1, 3); changes > 0; changes--)
        {
            text = isRough ? Break(text, random) : Vary(text, random);
        }

        return text;
    }

    private string Break(string text, Random random) => random.Next(20) switch
    {
        < 7 => ChangeTokens(text, random),
        < 14 => ChangeCharacters(text, random),
        < 17 => Splice(text, seeds[random.Next(seeds.Count)], random),
        17 => Nest(text, random),
        _ => Vary(text, random),
    };

    private static string Vary(string text, Random random) => random.Next(6) switch
    {
        < 3 => ExchangeWord(text, random),
        < 5 => ChangeLines(text, random),
        _ => ChangeNumber(text, random),
    };

    private static string ChangeTokens(string text, Random random)
    {
        var tokens = Lexer.Tokenize(new SourceText("", text), []);
        var span = tokens[random.Next(tokens.Count)].Span;
        var other = tokens[random.Next(tokens.Count)].Span;
        return random.Next(4) switch
        {
            0 => text.Remove(span.Start, span.Length),
            1 => text.Insert(span.End, " " + text.Substring(span.Start, span.Length)),
            2 => text.Insert(span.Start, text.Substring(other.Start, other.Length) + " "),
            _ => text.Insert(span.Start, Insertions[random.Next(Insertions.Length)]),
        };
    }

    private static string ChangeCharacters(string text, Random random)
    {
        if (text.Length == 0)
        {
            return Insertions[random.Next(Insertions.Length)];
        }

        var at = random.Next(text.Length);
        return random.Next(4) switch
        {
            0 => text.Remove(at, Math.Min(random.Next(1, 4), text.Length - at)),
            1 => text.Insert(at, text[random.Next(text.Length)].ToString()),
            2 => text.Remove(at, 1).Insert(at, ((char)random.Next(random.Next(2) == 0 ? 128 : 65536)).ToString()),
            _ => text.Insert(at, Insertions[random.Next(Insertions.Length)]),
        };
    }

    /// <summary>A word becomes another word of the text.</summary>
    private static string ExchangeWord(string text, Random random)
    {
        IReadOnlyList<Match> words = Word.Matches(text);
        if (words.Count == 0)
        {
            return text;
        }

        // Upper words are all names; of the lower ones many are keywords.
        var uppers = words.Where(w => char.IsUpper(w.ValueSpan[0])).ToList();
        var among = uppers.Count > 0 && random.Next(3) > 0 ? uppers : words;
        var word = among[random.Next(among.Count)];
        var other = among[random.Next(among.Count)].Value;
        return string.Concat(text.AsSpan(0, word.Index), other, text.AsSpan(word.Index + word.Length));
    }

    private static string ChangeNumber(string text, Random random)
    {
        var numbers = Number.Matches(text);
        if (numbers.Count == 0)
        {
            return text;
        }

        var number = numbers[random.Next(numbers.Count)];
        string[] others = ["0", "1", "2", "100", "-1", "30", "31", "64", "255", "65536", "1000000", "2147483647", "2147483648", "99999999999999999999"];
        return string.Concat(text.AsSpan(0, number.Index), others[random.Next(others.Length)], text.AsSpan(number.Index + number.Length));
    }

    /// <summary>Lines are left out, doubled, moved or copied: often one that opens or closes nothing.</summary>
    private static string ChangeLines(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        var (at, length) = (random.Next(lines.Count), 1);
        if (random.Next(3) == 0)
        {
            length = Math.Min(random.Next(1, 8), lines.Count - at);
        }
        else if (lines[at].AsSpan().ContainsAny("{}"))
        {
            at = Math.Min(at + 1, lines.Count - 1);
        }

        var block = lines.GetRange(at, length);
        var to = random.Next(2) == 0 ? random.Next(lines.Count + 1) : Math.Clamp(at + random.Next(-3, 4), 0, lines.Count);
        switch (random.Next(4))
        {
            case 0:
                lines.RemoveRange(at, length);
                break;
            case 1:
                lines.InsertRange(at, block);
                break;
            case 2:
                lines.RemoveRange(at, length);
                lines.InsertRange(Math.Min(to, lines.Count), block);
                break;
            default:
                lines.InsertRange(to, block);
                break;
        }

        return string.Join('\n', lines);
    }

    /// <summary>Some lines of another spec, in the midst of this one.</summary>
    private static string Splice(string text, string other, Random random)
    {
        var lines = text.Split('\n').ToList();
        var others = other.Split('\n');
        var from = random.Next(others.Length);
        lines.InsertRange(random.Next(lines.Count + 1), others.Skip(from).Take(random.Next(1, 20)));
        return string.Join('\n', lines);
    }

    private static string Nest(string text, Random random)
    {
        var nesting = Nestings[random.Next(Nestings.Length)];
        var times = random.Next(2) == 0 ? random.Next(1, 30) : random.Next(150, 2000);
        var nested = new StringBuilder(nesting.Length * times).Insert(0, nesting, times).ToString();
        return text.Insert(random.Next(text.Length + 1), nested);
    }
}
