using StateMachine.Compiler.Parsing;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Diagnostics;

/// <summary>What the lexer and the parser say about characters, names and lines; blocks and declarations are in the part after this.</summary>
public static partial class Errors
{
    // Characters, texts and numbers

    internal static Diagnostic StrayCharacters(Location at, string text)
        => Error("SM1001", at, $"'{text}' means nothing in this language. Remove it; only comments and texts may hold any character.");

    internal static Diagnostic ForeignOperator(Location at, string sign, string instead)
        => Error("SM1002", at, $"'{sign}' belongs to other languages. Here one writes {instead}.");

    internal static Diagnostic UnterminatedText(Location at)
        => Error("SM1003", at, "This text has no end. A text ends on the line where it begins: add the closing '\"'.");

    internal static Diagnostic UnterminatedCode(Location at)
        => Error("SM1004", at, "This code has no end. A code is four characters between quotes, as in 'medi': add the closing quote.");

    internal static Diagnostic MalformedCode(Location at, string value)
        => Error("SM1005", at, $"The code '{value}' {(value.Length == 4 ? "holds a character that is not printable ASCII" : $"has {Count(value.Length, "character")}")}. Write exactly four printable ASCII characters, as in 'medi'.");

    internal static Diagnostic IntegerTooLarge(Location at, string digits)
        => Error("SM1006", at, $"The number {digits} is too large: integers reach from {-Parser.LargestInteger} to {Parser.LargestInteger}. Write a smaller one.");

    internal static Diagnostic UnclosedHole(Location at)
        => Error("SM1007", at, "This hole of the text has no end. Add the '}', or write '{{' for a brace that is printed.");

    internal static Diagnostic EmptyHole(Location at)
        => Error("SM1008", at, "This hole of the text is empty. Put the expression to print between the braces, or write '{{' and '}}' for braces that are printed.");

    internal static Diagnostic StrayBraceInText(Location at)
        => Error("SM1009", at, "This '}' closes no hole of the text. Write '}}' for a brace that is printed.");

    internal static Diagnostic DocumentsNothing(Location at)
        => Warning("SM1010", at, "This documentation belongs to nothing, so nobody will see it. Put '///' lines right above a declaration, state, variable, row, option or member; write '//' for a remark.");

    // Pieces of a line

    internal static Diagnostic ExpectedName(Location at, string what, string found)
        => Error("SM1020", at, $"Expected {what}, but found {found}.");

    internal static Diagnostic WrongCase(Location at, string word, string what, bool mustBeUpper, string better)
        => Error("SM1021", at, $"'{word}' begins with {(mustBeUpper ? "a lower-case" : "an upper-case")} letter, but {what} begins with "
            + $"{(mustBeUpper ? "an upper-case one, as all vocabulary does" : "a lower-case one, as everything that holds a value does")}. Write '{better}'.");

    internal static Diagnostic ReservedWord(Location at, string word, string what)
        => Error("SM1022", at, $"'{word}' already means something in expressions, so it cannot be {what}. Choose another word.");

    internal static Diagnostic ExpectedSign(Location at, string sign, string where, string found)
        => Error("SM1023", at, $"Expected {sign} {where}, but found {found}.");

    internal static Diagnostic ExpectedExpression(Location at, string found)
        => Error("SM1024", at, $"Expected a value or a condition, but found {found}. Complete the expression here, or remove what leads up to it.");

    internal static Diagnostic ExpectedType(Location at, string found)
        => Error("SM1025", at, $"Expected a type, but found {found}. A type is 'bool', 'percent', a range such as '0..7', 'opaque', a declared name, or 'set of' or 'list of' one.");

    internal static Diagnostic ExpectedText(Location at, string where, string found)
        => Error("SM1026", at, $"Expected a text between '\"' {where}, but found {found}.");

    internal static Diagnostic UnexpectedRest(Location at, string found, string item, string? nearest)
        => Error("SM1027", at, $"{Sentence(found)} does not fit here: {item} was complete before it.{(nearest is null ? " Each item has a line of its own: start a new line, or remove it." : DidYouMean(nearest))}");

    internal static Diagnostic MissingSeparator(Location at, string found, string item, string? nearest)
        => Error("SM1028", at, $"Expected ',' or a new line between one {item} and the next, but found {found}.{DidYouMean(nearest)}");

    internal static Diagnostic UnclosedParenthesis(Location at, string found, Location open)
        => Error("SM1029", at, $"Expected ',' or ')' here, but found {found}.", new RelatedPlace(open, "the parenthesis that it would close"));

    internal static Diagnostic ParenthesisNotClosed(Location at, string found, Location open)
        => Error("SM1030", at, $"Expected ')' here, but found {found}.", new RelatedPlace(open, "the parenthesis that it would close"));

    internal static Diagnostic UnclosedSet(Location at, string found, Location open)
        => Error("SM1031", at, $"Expected ',' or '}}' in this set, but found {found}.", new RelatedPlace(open, "the brace that it would close"));

    internal static Diagnostic NestedTooDeeply(Location at, int limit)
        => Error("SM1032", at, $"This is nested or chained more than {limit} deep, which is more than the compiler follows. Give a part of it a name with 'define'.");

    internal static Diagnostic ChainedComparison(Location at, string word)
        => Error("SM1033", at, $"'{word}' follows another comparison, and it is not clear which is meant first. Put one of them in parentheses, as in '(a is b) is c', or join them with 'and'.");

    internal static Diagnostic MemberCalled(Location at, string name)
        => Error("SM1034", at, $"'{name}' stands after a dot, and only definitions can be called. Write '{name}(…)' with the value before the dot as an argument.");

    internal static Diagnostic UnexpectedInHole(Location at, string found)
        => Error("SM1035", at, $"{Sentence(found)} does not fit here: a hole of a text holds one expression. Remove it, or give it a hole of its own.");

    private static string Count(int number, string unit) => $"{number} {unit}{(number == 1 ? "" : "s")}";

    private static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text.Substring(1);
}
