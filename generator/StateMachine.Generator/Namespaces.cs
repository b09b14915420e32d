using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace StateMachine.Generator;

/// <summary>Names of namespaces, as C# has them.</summary>
internal static class Namespaces
{
    /// <summary>Whether it can stand behind <c>namespace</c> as it is.</summary>
    public static bool IsValid(string text) => text.Split('.').All(IsName);

    /// <summary>A namespace made of any text: what no name can hold becomes <c>_</c>.</summary>
    public static string Made(string text) => text.Length == 0 ? "Machines" : string.Join(".", text.Split('.').Select(MadeName));

    private static string MadeName(string text)
    {
        var name = string.Concat(text.Select(static c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_'));
        return IsName(name) ? name : "_" + name;
    }

    private static bool IsName(string text) => SyntaxFacts.IsValidIdentifier(text) && SyntaxFacts.GetKeywordKind(text) == SyntaxKind.None;
}
