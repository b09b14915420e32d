using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Parsing;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Parsing;

/// <summary>
/// A source in which the places of expected diagnostics stand between <c>‹</c> and <c>›</c>. Each pair is one diagnostic; an empty pair is one
/// about something missing. The marks are no part of the text that is parsed.
/// </summary>
internal sealed class MarkedSource
{
    private MarkedSource(SourceText source, IReadOnlyList<TextSpan> places)
    {
        Source = source;
        Places = places;
    }

    public SourceText Source { get; }

    /// <summary>The marked places, in order.</summary>
    public IReadOnlyList<TextSpan> Places { get; }

    public static MarkedSource Read(string marked)
    {
        var text = new System.Text.StringBuilder();
        var starts = new Stack<int>();
        var places = new List<TextSpan>();
        foreach (var c in marked)
        {
            switch (c)
            {
                case '‹':
                    starts.Push(text.Length);
                    break;
                case '›':
                    places.Add(TextSpan.FromBounds(starts.Pop(), text.Length));
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        Assert.Empty(starts);
        return new MarkedSource(new SourceText("Test.machine", text.ToString()), [.. places.OrderBy(p => p.Start)]);
    }

    /// <summary>Parses the text; the diagnostics must have these codes, and stand exactly at the marks.</summary>
    public static FileSyntax ParseExpecting(string marked, params string[] codes)
    {
        var source = Read(marked);
        var diagnostics = new List<Diagnostic>();
        var file = Parser.Parse(source.Source, diagnostics);
        var expected = source.Places.Select((place, i) => $"{(i < codes.Length ? codes[i] : "no code given")} at {Show(source.Source, place)}");
        var actual = diagnostics.Select(d => $"{d.Code} at {Show(source.Source, new TextSpan(d.At.Start, d.At.Length))}");
        Assert.Equal(Lines(expected), Lines(actual));
        Assert.Equal(codes.Length, source.Places.Count);
        return file;
    }

    /// <summary>Parses a text in which nothing is wrong.</summary>
    public static FileSyntax ParseValid(string text) => ParseExpecting(text);

    private static string Show(SourceText source, TextSpan place)
        => $"{source.Locate(place).Line + 1}:{source.Locate(place).Column + 1} '{source.Slice(place)}'";

    private static string Lines(IEnumerable<string> lines) => string.Join("\n", lines);
}
