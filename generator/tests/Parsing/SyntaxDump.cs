using System.Collections;
using System.Reflection;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Parsing;

/// <summary>
/// Writes a tree on one line, as in <c>Binary(Is, a, Active)</c>: the record's name without "Syntax", then its parts in order. A name and a
/// plain name expression are the word itself, a missing name is <c>?</c>; spans are left out, and so are absent parts at the end.
/// </summary>
internal static class SyntaxDump
{
    public static string Dump(object? node) => node switch
    {
        null => "_",
        Name name => name.IsMissing ? "?" : name.Text,
        NameSyntax name => Dump(name.Name),
        NamedTypeSyntax type => Dump(type.Name),
        OpaqueTypeSyntax type => string.Join(" ", new[] { Dump(type.Word), Dump(type.Kind), type.Range is null ? "" : Dump(type.Range) }.Where(p => p.Length > 0)),
        BoolSyntax value => value.Value ? "yes" : "no",
        IntSyntax value => value.Value.ToString(),
        bool flag => flag ? "true" : "false",
        string text => $"\"{text.Replace("\n", "\\n")}\"",
        TextPartSyntax part => part.Hole is null ? Dump(part.Literal) : "{" + Dump(part.Hole) + "}",
        TextSyntax text => "Text[" + string.Join(" ", text.Parts.Select(Dump)) + "]",
        IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(Dump)) + "]",
        Enum or int => node.ToString()!,
        _ => Record(node),
    };

    /// <summary>The parts of a record in the order of its constructor.</summary>
    public static IEnumerable<object?> Parts(object record)
        => record.GetType().GetConstructors(BindingFlags.Public | BindingFlags.Instance)[0].GetParameters()
            .Select(p => record.GetType().GetProperty(p.Name!)!.GetValue(record));

    private static string Record(object node)
    {
        var parts = Parts(node).Where(p => p is not TextSpan).Select(Dump).ToList();
        while (parts.Count > 0 && parts[^1] == "_")
        {
            parts.RemoveAt(parts.Count - 1);
        }

        var name = node.GetType().Name.Replace("Syntax", "");
        return parts.Count == 0 ? name : $"{name}({string.Join(", ", parts)})";
    }
}
