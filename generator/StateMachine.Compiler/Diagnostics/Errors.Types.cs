using System.Collections.Generic;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Diagnostics;

/// <summary>What the binder says about types (SM21xx), and about the cells of tables and matrices (SM22xx).</summary>
public static partial class Errors
{
    // Written types

    internal static Diagnostic EmptyRange(Location at, int low, int high)
        => Error("SM2101", at, $"The range {low}..{high} is empty. Write the smaller bound first.");

    internal static Diagnostic ShapeOutsideDefinition(Location at, string word)
        => Error("SM2102", at, $"'{word}' says how the lines of a definition make its value, so only the result of a definition can have it. Write 'set of' for a set.");

    internal static Diagnostic LeastOfNumbers(Location at, string type)
        => Error("SM2103", at, $"'least' needs numbers to compare, and '{type}' has none. Write 'least percent' or a range.");

    internal static Diagnostic ElementType(Location at, bool isList, string type)
        => Error("SM2104", at, isList ? $"A list holds entities or members of an enum in an order, not '{type}'. Name an entity, an enum or a table." : $"A set holds members of an enum, entities, or a union of these, not '{type}'. Name one of these.");

    internal static Diagnostic OptionalElement(Location at, string type)
        => Error("SM2105", at, $"'{type}' cannot be optional: only bools, numbers, enums, entities and unions can. Remove the '?'; an empty set or list says as much.");

    internal static Diagnostic TypeCircle(Location at, string name)
        => Error("SM2106", at, $"The type '{name}' is defined by itself. Name types that do not lead back to it.");

    internal static Diagnostic UnionAlternative(Location at, string union, string type)
        => Error("SM2107", at, $"'{type}' cannot be part of the union '{union}': only enums, tables and entities can. Remove it, or declare an enum that stands for it.");

    internal static Diagnostic RepeatedAlternative(Location at, string union, string type)
        => Error("SM2108", at, $"'{type}' is part of '{union}' already. Remove it.");

    internal static Diagnostic UnionTwoEntities(Location at, string union)
        => Error("SM2109", at, $"The union '{union}' has two entities, but values of a union are told apart by one entity at most. Keep one entity and name the others by an enum.");

    internal static Diagnostic OnlyInTables(Location at, string type)
        => Error("SM2110", at, $"Values of type '{type}' stand in tables only. Give the variable the type of the row that has it.");

    internal static Diagnostic ParameterType(Location at, string name, string type, string allowed)
        => Error("SM2111", at, $"The parameter '{name}' cannot be '{type}': {allowed}. Give it another type.");

    internal static Diagnostic AnswersNeedEnum(Location at, string kind, string name)
        => Error("SM2112", at, $"'{name}' is {Article(kind)}, but answers are members of an enum or rows of a table. Name one of these after 'answers'.");

    // Values in places

    internal static Diagnostic TypeMismatch(Location at, string text, string type, string wanted)
        => Error("SM2120", at, $"'{text}' is '{type}', but '{wanted}' is wanted here. Write a value of that type, or change the type where it is declared.");

    internal static Diagnostic OutOfRange(Location at, string type, string wanted)
        => Error("SM2121", at, $"This is {type}, which '{wanted}' does not hold as a whole. Change the value or the range, or leave out the rest by comparing it, as in 'when s.count < 7'.");

    internal static Diagnostic MayBeNone(Location at, string text, string type)
        => Error("SM2122", at, $"'{text}' may be none (its type is '{type}'), but a value is wanted here. Ask '{text} is not none' before, with 'and' or in the 'when' of the line; only a plain name can be asked, so name it by a definition or a binder.");

    internal static Diagnostic NeverNone(Location at, string type)
        => Error("SM2123", at, $"This is never none: its type '{type}' is not optional. Remove the test, or write '{type}?' where it is declared.");

    internal static Diagnostic NoneNeedsType(Location at)
        => Error("SM2124", at, "Nothing here tells what 'none' is none of. Write it right of 'is', or where a type is known.");

    internal static Diagnostic EmptyNeedsType(Location at)
        => Error("SM2125", at, "Nothing here tells what is empty. Write it right of 'is', or where a set or list is wanted.");

    internal static Diagnostic NotACollection(Location at, string text, string type)
        => Error("SM2126", at, $"'{text}' is no set or list where one is needed: its type is '{type}'. Name a variable that is declared as 'set of' or 'list of'.");

    internal static Diagnostic NotAList(Location at, string text, string type)
        => Error("SM2127", at, $"'{text}' is '{type}', but only a list has an order. Declare it as a 'list of' an entity.");

    internal static Diagnostic NotANumber(Location at, string type)
        => Error("SM2128", at, $"Only numbers can be added, multiplied and compared by size; this is '{type}'. Name a number, or compare with 'is'.");

    internal static Diagnostic NotComparable(Location at, string left, string right)
        => Error("SM2129", at, $"'{left}' and '{right}' have no value in common, so comparing them means nothing. Compare values of one type.");

    internal static Diagnostic OpaqueLookedAt(Location at)
        => Error("SM2130", at, "This value is opaque: it is kept and handed on, and no rule may look at it. Give it a type that can be enumerated; only a dispatch may ask for '.size' and 'fits'.");

    internal static Diagnostic NotADomain(Location at, string name)
        => Error("SM2131", at, $"'{name}' is no entity, enum or table, so there is nothing to go through. Name one of these, or write 'in' and a set or list.");

    internal static Diagnostic LoopOverWrittenSet(Location at)
        => Error("SM2132", at, "A written set of entities cannot be gone through. Write one line for each of them.");

    internal static Diagnostic CompareWithWrittenSet(Location at, string type)
        => Error("SM2133", at, $"Two stored collections of type '{type}' cannot be compared. Compare with a written set, or say with 'every … satisfies … in …' what they share.");

    internal static Diagnostic WasOutsideNever(Location at)
        => Error("SM2134", at, "'was' looks at the state before the event, which only a 'never' has. Write 'is', or keep what you need in a variable.");

    internal static Diagnostic StateOutsideReason(Location at, string owner)
        => Error("SM2135", at, $"A state is no value: it can only be printed in a 'because'. Write '{owner} is State' to test it.");

    internal static Diagnostic HolesOutsideReason(Location at)
        => Error("SM2136", at, "Holes are filled in only behind 'because'. Write a plain text, with '{{' and '}}' for braces.");

    internal static Diagnostic NotPrintable(Location at, string type)
        => Error("SM2137", at, $"A value of type '{type}' cannot be printed. Print a name, a number, an entity or its state.");

    internal static Diagnostic FitsOutsideDispatch(Location at)
        => Error("SM2138", at, "'fits' asks whether an opaque value is one that an event takes, which only a dispatch can need. Remove it here.");

    internal static Diagnostic FitsNeedsEventColumn(Location at)
        => Error("SM2139", at, "'fits' asks whether a value is one that an event takes, so it needs a column that names events. Write it as in 'value fits p.writes'.");

    // Columns

    internal static Diagnostic ColumnMixed(Location at, string column, Location first)
        => Error("SM2201", at, $"This cell does not fit the others of the column '{column}': all are yes or no, numbers, codes, texts, sets, lower names or Upper names. Correct it, or give it a column of its own.", new RelatedPlace(first, "the first cell"));

    internal static Diagnostic ColumnMisfit(Location at, string name, string column, string best, string? nearest)
        => Error("SM2202", at, $"'{name}' is not in '{best}', which has the other names of the column '{column}'. Add it there, or correct it.{DidYouMean(nearest)}");

    internal static Diagnostic ColumnAmbiguous(Location at, string column, IReadOnlyList<string> enums)
        => Error("SM2203", at, $"The names of the column '{column}' are all in each of {AllOf(enums)}. Name the column like the one that is meant, in lower case.");

    internal static Diagnostic ColumnTwoMeanings(Location at, string column, string others, string ones = "events")
        => Error("SM2204", at, $"The names of the column '{column}' are {ones} and also {others}. Rename the ones or the others; a verb makes a good event.");

    internal static Diagnostic ColumnOfDashes(Location at, string column)
        => Error("SM2205", at, $"The column '{column}' has nothing but '-', so it has no type. Fill a cell, or remove the column.");

    internal static Diagnostic SetColumnWithoutNames(Location at, string column)
        => Error("SM2206", at, $"No cell of the column '{column}' names a member, so nobody can tell what it holds sets of. Write out one set instead of 'all'.");

    internal static Diagnostic DashInSetColumn(Location at, string column)
        => Error("SM2207", at, $"The column '{column}' holds sets, and a set is never absent. Write '{{ }}' for one without members.");

    internal static Diagnostic ColumnOfTwoSorts(Location at, string name, string sort, string column, string others, Location first)
        => Error("SM2208", at, $"'{name}' is {sort}, but the column '{column}' names {others}: what a column leads to is all of one sort. Give it a column of its own.", new RelatedPlace(first, "the first cell"));

    // Aliases of rows

    internal static Diagnostic AliasOfAlias(Location at, string name, string row)
        => Error("SM2220", at, $"'{name}' is an alias itself. Write the row that both stand for: '= {row}'.");

    internal static Diagnostic AliasCells(Location at, string alias, bool hasCodes)
        => Error("SM2221", at, hasCodes
            ? $"'{alias}' is an alias, which has nothing of its own but its code. Write the code alone before '=', or make it a row."
            : $"'{alias}' is an alias, and this table has no codes, so there is nothing to write before '='. Remove it, or make it a row.");

    internal static Diagnostic AliasWithoutCode(Location at, string alias, string row)
        => Error("SM2222", at, $"The alias '{alias}' lacks its code. Write it before '=', even if it is that of '{row}'.");

    internal static Diagnostic AliasCodeTaken(Location at, string code, string alias, string row, string owner, Location ownerAt)
        => Error("SM2223", at, $"The code {code} is that of '{owner}', but '{alias}' stands for '{row}', so nobody who reads the code could tell which is meant. Correct the code, or the row behind '='.", new RelatedPlace(ownerAt, $"'{owner}' has this code"));

    // Matrices

    internal static Diagnostic MatrixParameters(Location at, string name, int count)
        => Error("SM2210", at, $"The matrix '{name}' has {Count(count, "parameter")}, but a matrix has two. Write one for its rows and one for its columns.");

    internal static Diagnostic MatrixResult(Location at, string type)
        => Error("SM2211", at, $"The cells of a matrix are bools, numbers or members of an enum, not '{type}'. Write one of these types.");

    internal static Diagnostic RepeatedInMatrix(Location at, string what, string name, Location first)
        => Error("SM2212", at, $"There is a {what} '{name}' already. Remove one of them.", new RelatedPlace(first, $"the first '{name}'"));

    internal static Diagnostic MissingInMatrix(Location at, string matrix, string what, string named, IReadOnlyList<string> missing)
        => Error("SM2213", at, $"The matrix '{matrix}' lacks the {what}{(missing.Count == 1 ? "" : "s")} {AllOf(missing)}: it has a {what} for every member of '{named}'. Add what is missing.");

    internal static Diagnostic DashInMatrix(Location at, string type)
        => Error("SM2214", at, $"'-' is none, but the cells of this matrix are '{type}'. Write '{type}?' as its type, or fill the cell.");

    internal static Diagnostic MatrixCell(Location at, string text, string type)
        => Error("SM2215", at, $"'{text}' is no '{type}', which all cells of this matrix are. Correct the cell.");
}
