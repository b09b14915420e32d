using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Diagnostics;

/// <summary>What the binder says about names; types are in the part after this.</summary>
public static partial class Errors
{
    // Files and headers

    internal static Diagnostic NoFiles(Location at)
        => Error("SM2001", at, "There is no file to compile. A machine needs one file that begins with 'machine Name'.");

    internal static Diagnostic NoMainFile(Location at, string machine)
        => Error("SM2002", at, $"This file is part of '{machine}', but no file begins with 'machine {machine}'. Add that file, or turn this one into it.");

    internal static Diagnostic TwoMachines(Location at, string machine, Location first)
        => Error("SM2003", at, $"'{machine}' is a second machine, but files that are compiled together make one. Write 'part of' instead of 'machine', or compile the file on its own.", new RelatedPlace(first, "the first machine"));

    internal static Diagnostic PartOfOther(Location at, string named, string machine)
        => Error("SM2004", at, $"This file is part of '{named}', but it is compiled with the machine '{machine}'. Write 'part of {machine}', or compile it elsewhere.");

    // Declarations

    internal static Diagnostic DuplicateName(Location at, string kind, string name, string firstKind, Location first)
        => Error("SM2010", at, $"The {kind} '{name}' takes a name that {Article(firstKind)} has already, so nobody could tell which is meant. Rename one of the two.", new RelatedPlace(first, $"the first '{name}'"));

    internal static Diagnostic ReservedStateType(Location at, string name, string entity, Location entityAt)
        => Error("SM2011", at, $"'{name}' is the name that the states of '{entity}' get in generated code. Choose another name.", new RelatedPlace(entityAt, "this entity has states"));

    internal static Diagnostic Shadowing(Location at, string name, string kind, Location first)
        => Error("SM2012", at, $"'{name}' means {Article(kind)} already, and one name never means two things at one place. Choose another name.", new RelatedPlace(first, $"'{name}' is declared here"));

    internal static Diagnostic RepeatedParameter(Location at, string name, Location first)
        => Error("SM2013", at, $"There is a parameter '{name}' already. Give each parameter a name of its own.", new RelatedPlace(first, $"the first '{name}'"));

    internal static Diagnostic StateIsReserved(Location at)
        => Error("SM2014", at, "A variable cannot be called 'state': that word stands for the state that an entity is in. Choose another name.");

    internal static Diagnostic RepeatedColumn(Location at, string name, Location first)
        => Error("SM2015", at, $"There is a column '{name}' already. Give each column a name of its own.", new RelatedPlace(first, $"the first '{name}'"));

    // Unknown names

    internal static Diagnostic UnknownName(Location at, string name, string? nearest)
        => Error("SM2020", at, $"'{name}' is not known here: no parameter, binder, definition, policy or single entity has this name. Declare it, or correct it.{DidYouMean(nearest)}");

    internal static Diagnostic UnknownVocabulary(Location at, string name, string? nearest)
        => Error("SM2021", at, $"'{name}' is in no enum and no table. Add it to one, or correct it.{DidYouMean(nearest)}");

    internal static Diagnostic UnknownType(Location at, string name, string? nearest)
        => Error("SM2022", at, $"There is no type '{name}': an enum, a table, an entity or a 'type' must declare it. Add that, or correct the name.{DidYouMean(nearest)}");

    internal static Diagnostic UnknownEntity(Location at, string name, string? nearest)
        => Error("SM2023", at, $"There is no entity '{name}'. Declare it, or name one that exists.{DidYouMean(nearest)}");

    internal static Diagnostic UnknownState(Location at, string name, string entity, string? nearest, Location entityAt)
        => Error("SM2024", at, $"'{entity}' has no state '{name}'. Add it to the states of '{entity}', or correct it.{DidYouMean(nearest)}", new RelatedPlace(entityAt, $"the states of '{entity}' are declared here"));

    internal static Diagnostic UnknownMember(Location at, string name, string owner, string? nearest)
        => Error("SM2025", at, $"'{owner}' has no member '{name}', and only its members fit here. Add it there, or correct it.{DidYouMean(nearest)}");

    internal static Diagnostic UnknownVariable(Location at, string name, string entity, string? nearest)
        => Error("SM2026", at, $"'{entity}' has no variable '{name}'. Declare it there, or correct it.{DidYouMean(nearest)}");

    internal static Diagnostic UnknownColumn(Location at, string name, string table, string? nearest)
        => Error("SM2027", at, $"The table '{table}' has no column '{name}'. Add it there, or correct it.{DidYouMean(nearest)}");

    internal static Diagnostic UnknownEvent(Location at, string name, string kind, string? nearest)
        => Error("SM2028", at, $"There is no {kind} '{name}'. Declare it, or correct it.{DidYouMean(nearest)}");

    internal static Diagnostic UnknownNotification(Location at, string name, string? nearest)
        => Error("SM2029", at, $"There is no notification '{name}'. Declare it, or correct it.{DidYouMean(nearest)}");

    internal static Diagnostic UnknownPolicy(Location at, string name, string? nearest)
        => Error("SM2030", at, $"There is no policy '{name}'. Declare it, or correct it.{DidYouMean(nearest)}");

    internal static Diagnostic UnknownReader(Location at, string name, string? nearest)
        => Error("SM2031", at, $"'{name}' cannot be read: a lower name in a cell is a variable of an entity, or a definition of one parameter. Declare one, or correct the cell.{DidYouMean(nearest)}");

    internal static Diagnostic AmbiguousMember(Location at, string name, IReadOnlyList<string> owners)
        => Error("SM2032", at, $"'{name}' may mean {OneOf(owners.Select(o => $"{o}.{name}"))}, and nothing here tells which. Write '{owners[0]}.{name}', say.");

    internal static Diagnostic NoEnumHasAll(Location at, IReadOnlyList<string> names, string? nearest)
        => Error("SM2033", at, $"No enum and no table has all of {AllOf(names)}, so this set has no type. Correct the names: a set holds members of one enum.{DidYouMean(nearest)}");

    internal static Diagnostic NotAValue(Location at, string name, string kind)
        => Error("SM2034", at, $"'{name}' is {Article(kind)}, and that is no value. Name a member of an enum or a row of a table; a state stands only right of 'is' with an entity on the left.");

    internal static Diagnostic NeedsArguments(Location at, string kind, string name, string parameters)
        => Error("SM2035", at, $"The {kind} '{name}' has parameters. Write '{name}({parameters})' with values for them.");

    internal static Diagnostic NotCallable(Location at, string name)
        => Error("SM2036", at, $"'{name}' cannot be called: only definitions with parameters and matrices can. Write it without parentheses.");

    internal static Diagnostic ArgumentCount(Location at, string kind, string name, IReadOnlyList<string> parameters, int given)
        => Error("SM2037", at, $"The {kind} '{name}' takes {Count(parameters.Count, "argument")}{(parameters.Count == 0 ? "" : $" ({string.Join(", ", parameters)})")}, but gets {given}. {(parameters.Count == 0 ? "Remove the parentheses." : "Give one value for each, in this order.")}");

    internal static Diagnostic NoMembers(Location at, string name, string type)
        => Error("SM2038", at, $"There is no '{name}' in {Quoted(type)}: only entities have variables, and only rows of tables have columns. Correct what stands before the dot, or remove the rest.");

    internal static Diagnostic ParameterNeedsType(Location at, string name, string? nearest)
        => Error("SM2039", at, $"'{name}' needs a type: only the name of an entity that is 'one' stands for itself. Write '{name} : Type'.{DidYouMean(nearest)}");

    internal static Diagnostic NoValues(Location at, string name, string what)
        => Error("SM2040", at, $"'{name}' has no {what}, so there is no value that a variable of this type could have. Write at least one {what}, or remove it.");

    private static string Article(string noun) => noun.Length > 0 && "aeio".IndexOf(noun[0]) >= 0 ? $"an {noun}" : $"a {noun}";

    private static string Quoted(string type) => $"'{type}'";

    private static string OneOf(IEnumerable<string> names) => Enumerate(names, "or");

    private static string AllOf(IEnumerable<string> names) => Enumerate(names, "and");

    private static string Enumerate(IEnumerable<string> names, string word)
    {
        var quoted = names.Select(n => $"'{n}'").ToList();
        return quoted.Count < 2 ? string.Concat(quoted) : $"{string.Join(", ", quoted.Take(quoted.Count - 1))} {word} {quoted[quoted.Count - 1]}";
    }
}
