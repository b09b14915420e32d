using System.Collections.Generic;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Diagnostics;

/// <summary>What the parser says about blocks, declarations and the lines in them.</summary>
public static partial class Errors
{
    // Files and declarations

    internal static Diagnostic MissingHeader(Location at, string? nearest)
        => Error("SM1040", at, "The file does not say which machine it belongs to. "
            + (nearest is null ? "Begin it with 'machine Name', or with 'part of Name' if another file does." : $"Did you mean '{nearest}'?"));

    internal static Diagnostic RepeatedHeader(Location at)
        => Error("SM1041", at, "Only the first line of a file may name its machine. Remove this line, or move what follows to a file of its own.");

    internal static Diagnostic AnswersMisplaced(Location at)
        => Error("SM1042", at, "'answers' belongs on the line after 'machine Name', and only there. Move it to the main file's header.");

    internal static Diagnostic UnknownDeclaration(Location at, string word, string? nearest, IReadOnlyList<string> known)
        => Error("SM1043", at, $"'{word}' begins no declaration. {(nearest is null ? $"One begins with {Alternatives(known)}." : $"Did you mean '{nearest}'?")}");

    internal static Diagnostic NotADeclaration(Location at, string found)
        => Error("SM1044", at, $"Expected a declaration, but found {found}. If it belongs to the block above, that block was closed too early: remove its '}}'.");

    // Blocks

    internal static Diagnostic MissingOpenBrace(Location at, string what, string found)
        => Error("SM1050", at, $"Expected '{{' to open the block of {what}, but found {found}.");

    internal static Diagnostic BraceOnNextLine(Location at, string what)
        => Error("SM1051", at, $"The end of a line ends {what}, so its '{{' must stand on the same line. Move it up.");

    internal static Diagnostic UnclosedBlock(Location at, string what, string found, Location open)
        => Error("SM1052", at, $"Expected '}}' to close the block of {what}, but found {found}.", new RelatedPlace(open, "the brace that it would close"));

    internal static Diagnostic UnclosedInnerBlock(Location at, string what, string found, Location open, Location inner)
        => Error("SM1054", at, $"Expected '}}' to close the block of {what}, but found {found}. By the indentation it was the block in line {inner.Line + 1} that was left open: close it there.",
            new RelatedPlace(inner, "the block left open, by its indentation"), new RelatedPlace(open, "the brace that would be closed here"));

    internal static Diagnostic StrayClosingBrace(Location at)
        => Error("SM1053", at, "This '}' closes nothing: no block is open. Remove it, or look for a block above that was closed too early.");

    // Vocabulary, tables and entities

    internal static Diagnostic InlineEnum(Location at)
        => Error("SM1060", at, "A type cannot be written out in place. Declare it with a name, as in 'enum RingSwitch { Ring, Silent }', and write the name here.");

    internal static Diagnostic BadColumn(Location at, string found)
        => Error("SM1061", at, $"Expected the name of a column, but found {found}. The first line of a table names its columns; rows follow on lines of their own.");

    internal static Diagnostic BadCell(Location at, string found)
        => Error("SM1062", at, $"{Sentence(found)} cannot be a cell. Write 'yes', 'no', an integer, a code, a name, a set of names, 'all', a text, or '-' for nothing.");

    internal static Diagnostic RowLength(Location at, string row, int cells, int columns)
        => Error("SM1063", at, $"Row '{row}' has {Count(cells, "cell")}, but the table has {Count(columns, "column")}. Write one cell for each column, and '-' for nothing.");

    internal static Diagnostic UnknownReset(Location at, string found, string? nearest)
        => Error("SM1064", at, $"Expected what resets the variable, but found {found}. It is 'with variable', 'entering State', 'leaving State' or 'on Event'.{DidYouMean(nearest)}");

    internal static Diagnostic ExpectedCardinality(Location at, string found, string? nearest)
        => Error("SM1065", at, $"Expected 'one' or 'many' after the entity's name, but found {found}.{DidYouMean(nearest)} 'one' makes a single instance, 'many' lets them come and go.");

    internal static Diagnostic RepeatedStates(Location at)
        => Error("SM1066", at, "This entity has a block of states already. Move these states into it.");

    internal static Diagnostic AliasInEnum(Location at, string name)
        => Error("SM1067", at, $"The members of an enum have no aliases, so '{name}' cannot stand for another one. Write a table instead, where a row '{name} = …' does, or remove it.");

    internal static Diagnostic UnusedAlias(Location at)
        => Error("SM1068", at, "An alias is no value of its own, so there is nothing that a rule could use. Remove 'unused' here; it belongs before the row, if anywhere.");

    // Definitions

    internal static Diagnostic RuleWithoutCondition(Location at, string found, string? nearest)
        => Error("SM1070", at, $"Expected 'when', 'each' or 'otherwise' after the value of this rule, but found {found}.{DidYouMean(nearest)}");

    internal static Diagnostic ExpectedBody(Location at, string found)
        => Error("SM1071", at, $"Expected '=' and an expression, or '{{' and rules, but found {found}.");

    // Events

    internal static Diagnostic UnknownLine(Location at, string found, string block, IReadOnlyList<string> known, string? nearest)
        => Error("SM1080", at, $"{Sentence(found)} begins no line of {block}. {(nearest is null ? $"One begins with {Alternatives(known)}." : $"Did you mean '{nearest}'?")}");

    internal static Diagnostic MissingSubject(Location at, string name)
        => Error("SM1081", at, $"'{name}' has no subject: the first parameter is the entity whose states its clauses speak of. Write it in the parentheses, as in '{name}(s : Session)'.");

    internal static Diagnostic MissingAction(Location at, string found, IReadOnlyList<string> known, string? nearest)
        => Error("SM1082", at, $"This clause does not say what happens: expected '->', '{{', {Alternatives(known)}, but found {found}.{DidYouMean(nearest)}");

    internal static Diagnostic ClauseInBody(Location at, string word)
        => Error("SM1083", at, $"'{word}' begins a clause, but this body has lines outside of clauses. Put those lines into a clause too, for example 'otherwise {{ … }}'.");

    internal static Diagnostic LineOutsideClause(Location at, string word)
        => Error("SM1084", at, $"'{word}' stands outside of the clauses of this event, so it is not clear when it happens. Move it into a clause, for example 'otherwise {{ … }}'.");

    internal static Diagnostic VerdictTooLate(Location at, string word)
        => Error("SM1085", at, $"'{word}' stands below something that happens, yet all verdicts are reached on the state before. Move it to the top of its block.");

    internal static Diagnostic ArrowTooLate(Location at)
        => Error("SM1086", at, "This '->' stands below an effect, yet the state changes before all effects. Move it above them.");

    internal static Diagnostic SecondArrow(Location at, Location first)
        => Error("SM1087", at, "One event moves an entity at most once, and this clause has moved already. Remove one of the two arrows, or make two guarded clauses.", new RelatedPlace(first, "the first arrow"));

    internal static Diagnostic StayInBody(Location at)
        => Error("SM1088", at, "'stay' says that nothing happens, so it cannot stand among other lines. Write it directly after the clause, as in 'from Active stay'.");

    internal static Diagnostic ExpectedEffect(Location at, string found, IReadOnlyList<string> known, string? nearest)
        => Error("SM1089", at, $"'each' does not say what happens to each: expected '{{', {Alternatives(known)}, but found {found}.{DidYouMean(nearest)}");

    // Scenarios

    internal static Diagnostic GivenTooLate(Location at)
        => Error("SM1095", at, "'given' stands below a 'do' or 'then', but it says how things are before all of them. Move it to the top of the scenario.");

    /// <summary>'a', 'b' or 'c'.</summary>
    private static string Alternatives(IReadOnlyList<string> words)
    {
        var text = $"'{words[0]}'";
        for (var i = 1; i < words.Count; i++)
        {
            text += (i + 1 < words.Count ? ", " : " or ") + $"'{words[i]}'";
        }

        return text;
    }
}
