using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Emit;

/// <summary>An indented text writer for C#: <c>\n</c> line ends, four spaces, and <c>#line</c> regions that lead back to the spec.</summary>
internal sealed class CodeWriter
{
    private static readonly Regex _typeName = new(@"\b(?:class|struct|interface|enum|record(?! struct)) (\w+)", RegexOptions.CultureInvariant);

    private const string Hidden = "#line hidden";

    private static readonly char[] ForeignLineEnds = ['\r', '\u0085', '\u2028', '\u2029'];

    private readonly List<string> _types = [];
    private readonly StringBuilder _text = new();
    private readonly EmitOptions _options;
    private Location? _place;
    private int _indent;
    private bool _atBlockStart = true;

    public CodeWriter(EmitOptions options) => _options = options;

    /// <summary>What every type at the top level bears.</summary>
    public string? Stamp { get; init; }

    /// <summary>The names of the types at the top level, so far.</summary>
    public IReadOnlyList<string> Types => _types;

    /// <summary>Writes one line, or several when the text has line ends.</summary>
    public CodeWriter Line(string text = "")
    {
        text = WithoutForeignLineEnds(text);
        var start = 0;
        while (true)
        {
            var end = text.IndexOf('\n', start);
            var length = (end < 0 ? text.Length : end) - start;
            if (length > 0)
            {
                Append(text, start, length);
            }
            else
            {
                _text.Append('\n');
            }

            if (end < 0)
            {
                break;
            }

            start = end + 1;
        }

        _atBlockStart = false;
        return this;
    }

    /// <summary>Characters of a title or comment that end a line in C# and none in a spec; literals have them escaped.</summary>
    private static string WithoutForeignLineEnds(string text)
        => text.IndexOfAny(ForeignLineEnds) < 0 ? text : string.Join(" ", text.Split(ForeignLineEnds));

    private void Append(string text, int start, int length)
    {
        var place = _place;
        _place = null;
        if (place is { } at)
        {
            AppendDirective(at, width: (_indent * 4) + length);
        }

        _text.Append(' ', _indent * 4).Append(text, start, length).Append('\n');
        if (place is not null)
        {
            _text.Append(Hidden).Append('\n');
        }
    }

    /// <summary>
    /// Every statement that begins within <paramref name="width"/> of the next line belongs to the whole of <paramref name="place"/>. Only the next line:
    /// the one below it would belong to the line below the place, which is another rule.
    /// </summary>
    private void AppendDirective(Location place, int width)
    {
        // Directives stand at the left edge; they count from 1 and name the last character of a place, not the one behind it.
        const int WidestOffset = 65535;
        var endColumn = place.EndLine > place.Line ? place.EndColumn : Math.Max(place.EndColumn, place.Column + 1);
        _text.Append(string.Format(
            CultureInfo.InvariantCulture,
            "#line ({0},{1})-({2},{3}) {4} \"{5}\"\n",
            place.Line + 1,
            place.Column + 1,
            place.EndLine + 1,
            endColumn,
            Math.Min(width, WidestOffset),
            _options.MapPath(place.Path)));
    }

    /// <summary>An empty line, but not straight after an opening brace.</summary>
    public CodeWriter Gap()
    {
        if (!_atBlockStart)
        {
            _text.Append('\n');
        }

        return this;
    }

    /// <summary>A member that is one switch; where there is nothing to tell apart, only what it comes to otherwise.</summary>
    public void Switch(string signature, string subject, IEnumerable<string> arms, string otherwise)
    {
        var lines = new List<string>(arms);
        if (lines.Count == 0)
        {
            Line($"{signature} => {otherwise};");
            return;
        }

        using (Block($"{signature} => {subject} switch", "};"))
        {
            lines.ForEach(line => Line(line));
            Line($"_ => {otherwise},");
        }
    }

    /// <summary>A collection expression, one item a line, or <c>[]</c>.</summary>
    public void List(string header, IReadOnlyCollection<string> items, string close)
    {
        if (items.Count == 0)
        {
            Line($"{header}[]{close}");
            return;
        }

        Line(header.TrimEnd().Length == 0 ? "[" : $"{header.TrimEnd()}\n[");
        using (Indented())
        {
            foreach (var item in items)
            {
                Line(item + ",");
            }
        }

        Line("]" + close);
    }

    /// <summary>Opens a block after <paramref name="header"/>; disposing closes it.</summary>
    public IDisposable Block(string header, string close = "}")
    {
        if (_indent == 0 && Stamp is not null)
        {
            Line(Stamp);
            header = Declare(header);
        }

        if (header.Length > 0)
        {
            Line(header);
        }

        Line("{");
        _indent++;
        _atBlockStart = true;
        return new Closer(this, close);
    }

    /// <summary>A type at the top level: its name is kept, and it is as visible as was asked for.</summary>
    private string Declare(string header)
    {
        _types.Add(_typeName.Match(header).Groups[1].Value);
        return _options.IsInternal && header.StartsWith("public ", StringComparison.Ordinal) ? "internal" + header.Substring("public".Length) : header;
    }

    /// <summary>Indents until disposed, without braces.</summary>
    public IDisposable Indented()
    {
        _indent++;
        return new Closer(this, null);
    }

    /// <summary>A documentation comment; nothing where there is no text.</summary>
    public CodeWriter Doc(string? text)
    {
        if (text is null)
        {
            return this;
        }

        var lines = Escape(text).Split('\n');
        if (lines.Length == 1)
        {
            return Line($"/// <summary>{lines[0]}</summary>");
        }

        Line("/// <summary>");
        foreach (var line in lines)
        {
            Line("/// " + line);
        }

        return Line("/// </summary>");
    }

    /// <summary>What follows is plumbing: debuggers step over it, into the spec. Nothing where no directives are wanted.</summary>
    public CodeWriter Hide() => _options.LineDirectives ? Line(Hidden) : this;

    /// <summary>
    /// What is written in the block carries out this place of the spec: its first line is where debuggers stop and errors point, the rest is plumbing,
    /// unless it is given a place of its own.
    /// </summary>
    public IDisposable At(Location place)
    {
        _place = _options.LineDirectives ? place : null;
        return new Closer(this, null, unindent: false);
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>Makes text safe inside an XML documentation comment.</summary>
    public static string Escape(string text) => text.Replace("\r", "").Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>A C# string literal.</summary>
    public static string Literal(string? text)
    {
        if (text is null)
        {
            return "null";
        }

        var literal = new StringBuilder("\"");
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            literal.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or '\u0085' or '\u2028' or '\u2029' => Escaped(c),
                // Half of a pair has no bytes of its own, so a file could not hold it.
                _ when char.IsSurrogate(c) && !IsHalfOfPair(text, i) => Escaped(c),
                _ => c.ToString(),
            });
        }

        return literal.Append('"').ToString();
    }

    private static string Escaped(char c) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture);

    private static bool IsHalfOfPair(string text, int index)
        => char.IsHighSurrogate(text[index])
            ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
            : index > 0 && char.IsHighSurrogate(text[index - 1]);

    private sealed class Closer(CodeWriter writer, string? text, bool unindent = true) : IDisposable
    {
        public void Dispose()
        {
            if (unindent)
            {
                writer._indent--;
            }

            if (text is not null)
            {
                writer.Line(text);
            }
        }
    }
}

/// <summary>How to emit.</summary>
/// <param name="Namespace">The namespace of everything that is emitted.</param>
/// <param name="LineDirectives">Whether guards and effects carry <c>#line</c> regions.</param>
/// <param name="MapPath">Turns a spec's path into the one that <c>#line</c> names: a build's path map.</param>
public sealed record EmitOptions(string Namespace, bool LineDirectives, Func<string, string> MapPath)
{
    /// <summary>Whether the emitted types are for their own assembly only.</summary>
    public bool IsInternal { get; init; }

    /// <summary>Code to be read: no directives.</summary>
    public static EmitOptions Readable(string @namespace) => new(@namespace, false, static path => path);
}

/// <summary>One emitted file: a name that is unique in a namespace, its text, and the names of the types in it.</summary>
public sealed record EmittedFile(string Name, string Text, EquatableArray<string> Types);

/// <summary>The files, and what could not be emitted.</summary>
public sealed record EmitResult(IReadOnlyList<EmittedFile> Files, IReadOnlyList<Diagnostics.Diagnostic> Diagnostics);
