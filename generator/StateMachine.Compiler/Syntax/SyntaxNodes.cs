using System.Collections.Generic;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Syntax;

/// <summary>A word of the source. A missing one has an empty <paramref name="Text"/> and a span of length 0 where it was expected.</summary>
public sealed record Name(string Text, TextSpan Span)
{
    /// <summary>Whether the parser had to make it up.</summary>
    public bool IsMissing => Text.Length == 0;
}

/// <summary>One parsed file. <paramref name="Header"/> is null when the file starts with neither <c>machine</c> nor <c>part of</c>.</summary>
public sealed record FileSyntax(SourceText Source, HeaderSyntax? Header, IReadOnlyList<DeclarationSyntax> Declarations);

/// <summary><c>machine M</c> (the one main file) or <c>part of M</c>; <c>answers Status = NoError</c> belongs to the main file.</summary>
public sealed record HeaderSyntax(bool IsPart, Name Machine, Name? AnswerType, Name? NormalAnswer, string? Doc, TextSpan Span);

/// <summary>Anything that stands at the top level of a file. <paramref name="Doc"/> is the text of its <c>///</c> lines.</summary>
public abstract record DeclarationSyntax(string? Doc, TextSpan Span);

/// <summary><c>policy p { A default, B }</c></summary>
public sealed record PolicySyntax(Name Name, IReadOnlyList<PolicyOptionSyntax> Options, string? Doc, TextSpan Span) : DeclarationSyntax(Doc, Span);

/// <summary>One option of a policy.</summary>
public sealed record PolicyOptionSyntax(Name Name, bool IsDefault, string? Doc);

/// <summary><c>enum E { A, B }</c></summary>
public sealed record EnumSyntax(Name Name, IReadOnlyList<EnumMemberSyntax> Members, string? Doc, TextSpan Span) : DeclarationSyntax(Doc, Span);

/// <summary>One member of an enum; <paramref name="IsUnused"/>: it is published, and no rule gives or names it.</summary>
public sealed record EnumMemberSyntax(Name Name, bool IsUnused, string? Doc);

/// <summary><c>type Interrupter = Session or SystemCause</c>; one alternative makes a plain alias.</summary>
public sealed record TypeAliasSyntax(Name Name, IReadOnlyList<TypeSyntax> Alternatives, string? Doc, TextSpan Span) : DeclarationSyntax(Doc, Span);

/// <summary><c>table Category { header NL rows }</c>; the aliases of its rows may stand anywhere among them.</summary>
public sealed record TableSyntax(Name Name, IReadOnlyList<ColumnSyntax> Columns, IReadOnlyList<RowSyntax> Rows, IReadOnlyList<RowAliasSyntax> Aliases, string? Doc, TextSpan Span) : DeclarationSyntax(Doc, Span);

/// <summary>A column of a table, as its first line names it; <paramref name="IsUnused"/>: it is published, and no rule reads it.</summary>
public sealed record ColumnSyntax(Name Name, bool IsUnused);

/// <summary>A row of a table or matrix: its name and one cell for each column. <paramref name="IsUnused"/>: as for members of enums, in tables only.</summary>
public sealed record RowSyntax(Name Name, IReadOnlyList<CellSyntax> Cells, bool IsUnused, string? Doc, TextSpan Span);

/// <summary><c>LiveAudio 'live' = MediaPlayback</c>: another name for the row <paramref name="Row"/>, with a code of its own in <paramref name="Cells"/>.</summary>
public sealed record RowAliasSyntax(Name Name, IReadOnlyList<CellSyntax> Cells, Name Row, string? Doc, TextSpan Span);

/// <summary>What a cell of a table can hold.</summary>
public enum CellKind { Yes, No, Integer, Code, Name, Set, All, Dash, Text }

/// <summary>A cell. <paramref name="Text"/>: digits, the four characters, the name or the text; <paramref name="Names"/>: the members of a set.</summary>
public sealed record CellSyntax(CellKind Kind, string Text, IReadOnlyList<Name> Names, TextSpan Span);

/// <summary><c>matrix m(a : A, b : B) : T { header NL rows }</c></summary>
public sealed record MatrixSyntax(Name Name, IReadOnlyList<ParameterSyntax> Parameters, TypeSyntax Result, IReadOnlyList<Name> Columns, IReadOnlyList<RowSyntax> Rows, string? Doc, TextSpan Span) : DeclarationSyntax(Doc, Span);

/// <summary><c>notification N(p : T) to Entity</c></summary>
public sealed record NotificationSyntax(Name Name, IReadOnlyList<ParameterSyntax> Parameters, Name To, string? Doc, TextSpan Span) : DeclarationSyntax(Doc, Span);

/// <summary><c>entity E one|many { states { … } variables }</c></summary>
public sealed record EntitySyntax(Name Name, bool IsMany, IReadOnlyList<StateSyntax> States, IReadOnlyList<VariableSyntax> Variables, string? Doc, TextSpan Span) : DeclarationSyntax(Doc, Span);

/// <summary>A state; with <paramref name="Children"/> it is composite.</summary>
public sealed record StateSyntax(Name Name, IReadOnlyList<StateSyntax> Children, bool IsInitial, StateRefusalSyntax? Refuses, string? Doc, TextSpan Span);

/// <summary><c>refuses NotInitialized because "…"</c>: the state's answer to every event that no clause names it for.</summary>
public sealed record StateRefusalSyntax(Name? Status, TextSyntax? Because, TextSpan Span);

/// <summary><c>v : T = default  resets with w, entering S</c></summary>
public sealed record VariableSyntax(Name Name, TypeSyntax Type, ExprSyntax? Default, IReadOnlyList<ResetSyntax> Resets, string? Doc, TextSpan Span);

/// <summary>What sets a variable back to its default.</summary>
public enum ResetKind { With, Entering, Leaving, On }

/// <summary>One reset: <paramref name="Name"/> is a variable (with), a state (entering, leaving) or an event (on).</summary>
public sealed record ResetSyntax(ResetKind Kind, Name Name);

/// <summary>
/// A <c>define</c> or <c>observe</c>: either one <paramref name="Body"/>, or <paramref name="Rules"/>.
/// <paramref name="Parameters"/> is empty for a definition without a parameter list.
/// </summary>
public sealed record DefinitionSyntax(bool IsObserve, Name Name, IReadOnlyList<ParameterSyntax> Parameters, TypeSyntax? Result, ExprSyntax? Body, IReadOnlyList<RuleSyntax>? Rules, string? Doc, TextSpan Span) : DeclarationSyntax(Doc, Span);

/// <summary>
/// One line of a definition: <c>value when c</c>, <c>value each b : T where c</c> or <c>value otherwise</c>
/// (neither <paramref name="When"/> nor <paramref name="Each"/>).
/// </summary>
public sealed record RuleSyntax(ExprSyntax Value, ExprSyntax? When, BinderSyntax? Each, ExprSyntax? Where, TextSyntax? Because, TextSpan Span);

/// <summary>A parameter; without a type its name is that of a <c>one</c> entity in lower case, as in <c>on Rings(phone)</c>.</summary>
public sealed record ParameterSyntax(Name Name, TypeSyntax? Type, bool IsUnused);

/// <summary><c>on E(…) { clauses }</c> or <c>cascade E(…) { … }</c>. A body without clauses is one clause for every state.</summary>
public sealed record EventSyntax(bool IsCascade, Name Name, IReadOnlyList<ParameterSyntax> Parameters, IReadOnlyList<ClauseSyntax> Clauses, string? Doc, TextSpan Span) : DeclarationSyntax(Doc, Span);

/// <summary>How a clause names its source states.</summary>
public enum ClauseSource
{
    /// <summary><c>from A, B</c></summary>
    Named,

    /// <summary><c>from any</c></summary>
    Any,

    /// <summary>a bare <c>otherwise</c></summary>
    Otherwise,

    /// <summary>the body of an event that has no clauses</summary>
    Always,
}

/// <summary>A clause. <paramref name="GuardOtherwise"/>: <c>from S otherwise</c>. <paramref name="IsStay"/>: nothing happens and the answer is the normal one.</summary>
public sealed record ClauseSyntax(ClauseSource Source, IReadOnlyList<Name> States, ExprSyntax? Guard, bool GuardOtherwise, bool IsStay, IReadOnlyList<VerdictSyntax> Verdicts, Name? Target, IReadOnlyList<EffectSyntax> Effects, TextSpan Span);

/// <summary><c>refuse S when c because "…"</c> or <c>answer S when c because "…"</c></summary>
public sealed record VerdictSyntax(bool IsRefuse, Name? Status, ExprSyntax? When, TextSyntax? Because, TextSpan Span);

/// <summary>Something that a clause does. <paramref name="When"/> and <paramref name="Because"/> may close its line.</summary>
public abstract record EffectSyntax(ExprSyntax? When, TextSyntax? Because, TextSpan Span);

/// <summary><c>set path to value</c></summary>
public sealed record SetSyntax(PathSyntax Target, ExprSyntax Value, ExprSyntax? When, TextSyntax? Because, TextSpan Span) : EffectSyntax(When, Because, Span);

/// <summary><c>add item to path [before anchor]</c></summary>
public sealed record AddSyntax(ExprSyntax Item, PathSyntax Target, ExprSyntax? Before, ExprSyntax? When, TextSyntax? Because, TextSpan Span) : EffectSyntax(When, Because, Span);

/// <summary><c>remove item from path</c></summary>
public sealed record RemoveSyntax(ExprSyntax Item, PathSyntax Target, ExprSyntax? When, TextSyntax? Because, TextSpan Span) : EffectSyntax(When, Because, Span);

/// <summary><c>clear path</c></summary>
public sealed record ClearSyntax(PathSyntax Target, ExprSyntax? When, TextSyntax? Because, TextSpan Span) : EffectSyntax(When, Because, Span);

/// <summary><c>forget e</c></summary>
public sealed record ForgetSyntax(PathSyntax Target, ExprSyntax? When, TextSyntax? Because, TextSpan Span) : EffectSyntax(When, Because, Span);

/// <summary><c>tell e N(args)</c></summary>
public sealed record TellSyntax(PathSyntax Target, Name Notification, IReadOnlyList<ExprSyntax> Arguments, ExprSyntax? When, TextSyntax? Because, TextSpan Span) : EffectSyntax(When, Because, Span);

/// <summary><c>raise C(args)</c></summary>
public sealed record RaiseSyntax(Name Event, IReadOnlyList<ExprSyntax> Arguments, ExprSyntax? When, TextSyntax? Because, TextSpan Span) : EffectSyntax(When, Because, Span);

/// <summary><c>each b : T where c { effects }</c>; it has no <c>when</c> and no <c>because</c> of its own.</summary>
public sealed record EachSyntax(BinderSyntax Binder, ExprSyntax? Where, IReadOnlyList<EffectSyntax> Effects, TextSpan Span) : EffectSyntax(null, null, Span);

/// <summary><c>dispatch D(…) to p.column { verdicts }</c></summary>
public sealed record DispatchSyntax(Name Name, IReadOnlyList<ParameterSyntax> Parameters, PathSyntax To, IReadOnlyList<VerdictSyntax> Verdicts, string? Doc, TextSpan Span) : DeclarationSyntax(Doc, Span);

/// <summary><c>invariant I = e</c></summary>
public sealed record InvariantSyntax(Name Name, ExprSyntax Body, string? Doc, TextSpan Span) : DeclarationSyntax(Doc, Span);

/// <summary><c>never N(params) = e unless patterns</c></summary>
public sealed record NeverSyntax(Name Name, IReadOnlyList<ParameterSyntax> Parameters, ExprSyntax Body, IReadOnlyList<PatternSyntax> Unless, string? Doc, TextSpan Span) : DeclarationSyntax(Doc, Span);

/// <summary><c>leads L(params) = from to goal given patterns</c></summary>
public sealed record LeadsSyntax(Name Name, IReadOnlyList<ParameterSyntax> Parameters, ExprSyntax From, ExprSyntax To, IReadOnlyList<PatternSyntax> Given, string? Doc, TextSpan Span) : DeclarationSyntax(Doc, Span);

/// <summary>An event by name, and optionally by its leading arguments: null stands for "with any arguments".</summary>
public sealed record PatternSyntax(Name Name, IReadOnlyList<ExprSyntax>? Arguments, TextSpan Span);

/// <summary><c>scenario "title" under p Option { given … do … then … }</c></summary>
public sealed record ScenarioSyntax(TextSyntax Title, IReadOnlyList<PolicyChoiceSyntax> Under, IReadOnlyList<GivenSyntax> Givens, IReadOnlyList<ScenarioStepSyntax> Steps, string? Doc, TextSpan Span) : DeclarationSyntax(Doc, Span);

/// <summary><c>busyDeactivation StaysActive</c></summary>
public sealed record PolicyChoiceSyntax(Name Policy, Name Option);

/// <summary><c>given m : Session is Active with category MediaPlayback, mix yes</c>; <paramref name="Type"/> is null for a <c>one</c> entity.</summary>
public sealed record GivenSyntax(Name Name, Name? Type, Name? State, IReadOnlyList<AssignmentSyntax> With, TextSpan Span);

/// <summary><c>category MediaPlayback</c> in a <c>given</c>.</summary>
public sealed record AssignmentSyntax(Name Variable, ExprSyntax Value);

/// <summary>A <c>do</c> or a <c>then</c>.</summary>
public abstract record ScenarioStepSyntax(TextSpan Span);

/// <summary><c>do E(args)</c></summary>
public sealed record DoSyntax(Name Event, IReadOnlyList<ExprSyntax> Arguments, TextSpan Span) : ScenarioStepSyntax(Span);

/// <summary><c>then expectation, expectation</c>, about the <c>do</c> just before.</summary>
public sealed record ThenSyntax(IReadOnlyList<ExpectationSyntax> Expectations, TextSpan Span) : ScenarioStepSyntax(Span);

/// <summary>One expectation; <paramref name="Because"/> asks that the decision, refusal or observable gives this very reason.</summary>
public abstract record ExpectationSyntax(TextSyntax? Because, TextSpan Span);

/// <summary>A condition that holds after the event.</summary>
public sealed record HoldsSyntax(ExprSyntax Condition, TextSyntax? Because, TextSpan Span) : ExpectationSyntax(Because, Span);

/// <summary><c>refused Status</c> or <c>answered Status</c></summary>
public sealed record AnswersSyntax(bool IsRefused, Name Status, TextSyntax? Because, TextSpan Span) : ExpectationSyntax(Because, Span);

/// <summary><c>read value</c></summary>
public sealed record ReadSyntax(ExprSyntax Value, TextSyntax? Because, TextSpan Span) : ExpectationSyntax(Because, Span);

/// <summary><c>told nobody</c> (no <paramref name="Target"/>) or <c>told e N(args)</c></summary>
public sealed record ToldSyntax(Name? Target, PatternSyntax? Notification, TextSyntax? Because, TextSpan Span) : ExpectationSyntax(Because, Span);

/// <summary>A declaration that could not be read; kept so that later ones are.</summary>
public sealed record BadDeclarationSyntax(TextSpan Span) : DeclarationSyntax(null, Span);
