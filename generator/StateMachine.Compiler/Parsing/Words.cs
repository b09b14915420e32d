using System.Collections.Generic;
using System.Linq;

namespace StateMachine.Compiler.Parsing;

/// <summary>The words of the language, by the part that they play.</summary>
internal static class Words
{
    /// <summary>The words that begin a declaration; elsewhere they are ordinary names.</summary>
    public static readonly IReadOnlyList<string> Declarations =
    [
        "policy", "enum", "type", "table", "matrix", "notification", "entity", "define", "observe",
        "on", "cascade", "dispatch", "invariant", "never", "leads", "scenario",
    ];

    private static readonly string[] DeclarationsOfValues = ["policy", "matrix", "define", "observe"];

    /// <summary>The words that begin a declaration whose name, or title, is a token of this kind.</summary>
    public static IEnumerable<string> DeclarationsBefore(TokenKind kind) => kind switch
    {
        TokenKind.Text => ["scenario"],
        TokenKind.Lower => DeclarationsOfValues,
        _ => Declarations.Where(d => d != "scenario" && !DeclarationsOfValues.Contains(d)),
    };

    /// <summary>The words that begin a clause of an event.</summary>
    public static readonly IReadOnlyList<string> Clauses = ["from", "otherwise"];

    /// <summary>The words that begin a line which decides the answer to an event.</summary>
    public static readonly IReadOnlyList<string> Verdicts = ["refuse", "answer"];

    /// <summary>The words that begin a line which changes or sends something.</summary>
    public static readonly IReadOnlyList<string> Effects = ["set", "add", "remove", "clear", "forget", "tell", "raise", "each"];

    /// <summary>The words that may begin a line between the braces of an event, or stand where a clause says what it does.</summary>
    public static readonly IReadOnlyList<string> BodyLines = [.. Verdicts, .. Effects, "stay", .. Clauses];

    /// <summary>The words that begin a line of a scenario.</summary>
    public static readonly IReadOnlyList<string> ScenarioLines = ["given", "do", "then"];

    /// <summary>The words that name a thing which resets a variable.</summary>
    public static readonly IReadOnlyList<string> Resets = ["with", "entering", "leaving", "on"];

    /// <summary>The words that link two parts of a line; a misspelled one is found behind what should have been the end of the line.</summary>
    public static readonly IReadOnlyList<string> Links =
    [
        "when", "because", "where", "otherwise", "each", "stay", "and", "or", "implies", "is", "was", "in", "not", "before", "satisfies",
        "unless", "to", "from", "given", "fits", "resets", "initial", "refuses", "default", "under", "with", "one", "many",
    ];

    private static readonly HashSet<string> Continuing =
        ["and", "or", "implies", "is", "was", "in", "when", "where", "because", "satisfies", "unless", "to"];

    private static readonly HashSet<string> Joining = [.. Continuing, "not", "before", "fits", "of"];

    private static readonly HashSet<string> Reserved =
        [.. Continuing, "not", "before", "fits", "otherwise", "each", "yes", "no", "none", "empty", "some", "every"];

    /// <summary>The words that name nothing, wherever they stand, but after a dot.</summary>
    public static IReadOnlyCollection<string> ReservedWords => Reserved;

    /// <summary>Whether no item begins with it, so that it goes on with the line before.</summary>
    public static bool Continues(Token token)
        => token.Kind == TokenKind.Comma || (token.Kind == TokenKind.Lower && Continuing.Contains(token.Text));

    /// <summary>Whether something must follow it, so that the line after goes on with this one.</summary>
    public static bool Joins(Token token) => token.Kind switch
    {
        TokenKind.Lower => Joining.Contains(token.Text),
        TokenKind.Comma or TokenKind.Equals or TokenKind.Plus or TokenKind.Minus or TokenKind.Star => true,
        TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual => true,
        _ => false,
    };

    /// <summary>Whether it can name nothing that an expression reads, since it already means something there. After a dot it can.</summary>
    public static bool IsReserved(string word) => Reserved.Contains(word);
}
