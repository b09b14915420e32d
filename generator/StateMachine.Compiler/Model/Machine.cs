using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Model;

/// <summary>
/// A whole spec, checked and resolved: the only thing that emitters see. Equal by value, holds no syntax.
/// Only a spec without errors has one.
/// </summary>
public sealed record MachineModel(
    string Name,
    string? Doc,
    string? AnswerType,
    string? NormalAnswer,
    EquatableArray<PolicyModel> Policies,
    EquatableArray<EnumModel> Enums,
    EquatableArray<UnionModel> Unions,
    EquatableArray<MatrixModel> Matrices,
    EquatableArray<NotificationModel> Notifications,
    EquatableArray<EntityModel> Entities,
    EquatableArray<DefinitionModel> Definitions,
    EquatableArray<EventModel> Events,
    EquatableArray<DispatchModel> Dispatches,
    EquatableArray<InvariantModel> Invariants,
    EquatableArray<NeverModel> Nevers,
    EquatableArray<LeadsModel> Leads,
    EquatableArray<ScenarioModel> Scenarios,
    EquatableArray<RuleModel> Rules);

/// <summary>What a rule is.</summary>
public enum RuleKind { Refuse, Answer, Clause, Stay, Effect, Observe, StateRefusal, Definition, Invariant, Never, Leads, Dispatch }

/// <summary>
/// The identity of one rule: everything that an outcome or a trace may have to name. <paramref name="Id"/> is its index in
/// <see cref="MachineModel.Rules"/>, which is in the order of files and lines.
/// </summary>
/// <param name="Id">The index.</param>
/// <param name="Owner">The event, definition or property it belongs to.</param>
/// <param name="Name">Unique and stable under moves within a file: <c>Activate.refuse.InsufficientPriority</c>, with <c>.2</c> … for further ones of the same name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Status">The member of the answer type that it gives, if any.</param>
/// <param name="Text">The rule as written, on one line, white space folded, without <c>because</c>.</param>
/// <param name="At">Where it stands.</param>
/// <param name="Because">Why, for people.</param>
public sealed record RuleModel(int Id, string Owner, string Name, RuleKind Kind, string? Status, string Text, Location At, BecauseModel? Because);

/// <summary>A reason with holes: literal and hole alternate by position, so <c>Literals.Count == Holes.Count + 1</c>.</summary>
public sealed record BecauseModel(EquatableArray<string> Literals, EquatableArray<ExprModel> Holes);

/// <summary>A documented disagreement, chosen when the machine is built.</summary>
public sealed record PolicyModel(string Name, string TypeName, EquatableArray<EnumMemberModel> Options, string Default, string? Doc, Location At);

/// <summary>An enum, or a table when it has columns.</summary>
public sealed record EnumModel(string Name, EquatableArray<EnumMemberModel> Members, EquatableArray<RowAliasModel> Aliases, EquatableArray<ColumnModel> Columns, string? Doc, Location At)
{
    /// <summary>The column by which the rows are known outside; null in a table without codes.</summary>
    public ColumnModel? Codes => CodesAmong(Columns);

    /// <summary>The column <c>code</c> if its cells are codes or numbers, else the first column of codes.</summary>
    public static ColumnModel? CodesAmong(IReadOnlyCollection<ColumnModel> columns)
        => columns.FirstOrDefault(c => c.Name == "code" && c.Type is CodeType or IntType or OptionalType { Element: CodeType or IntType })
            ?? columns.FirstOrDefault(c => c.Type is CodeType or OptionalType { Element: CodeType });
}

/// <summary>A member of an enum. <paramref name="IsUnused"/>: it is published, and no rule gives or names it.</summary>
public sealed record EnumMemberModel(string Name, string? Doc, Location At = default, bool IsUnused = false);

/// <summary>Another published name for a row of a table, no value of its own. <paramref name="Code"/>: a constant, null in a table without codes.</summary>
public sealed record RowAliasModel(string Name, string Row, ExprModel? Code, string? Doc, Location At);

/// <summary>A column: one cell for each member, in order. A cell is a constant expression of <paramref name="Type"/>, or the name of a declaration. <paramref name="IsUnused"/>: it is published, and no rule reads it.</summary>
public sealed record ColumnModel(string Name, TypeModel Type, EquatableArray<CellModel> Cells, Location At, bool IsUnused = false);

/// <summary>One cell: <paramref name="Value"/> for values (<see cref="NoneExpr"/> for <c>-</c>), <paramref name="Reference"/> for readers, events and notifications.</summary>
public sealed record CellModel(ExprModel? Value, string? Reference);

/// <summary>A union; <paramref name="Alternatives"/> are <see cref="EnumType"/> and <see cref="EntityType"/> in the order written.</summary>
public sealed record UnionModel(string Name, EquatableArray<TypeModel> Alternatives, string? Doc, Location At);

/// <summary>A matrix over two enums; <paramref name="Cells"/> row by row in order of declaration of both enums.</summary>
public sealed record MatrixModel(string Name, ParameterModel Row, ParameterModel Column, TypeModel Type, EquatableArray<ExprModel> Cells, string? Doc, Location At);

/// <summary>A parameter. A <c>one</c> entity's parameter has <see cref="EntityType"/> and the entity's name in lower case.</summary>
public sealed record ParameterModel(string Name, TypeModel Type, bool IsUnused, Location At = default);

/// <summary>What an entity can be told.</summary>
public sealed record NotificationModel(string Name, EquatableArray<ParameterModel> Parameters, string To, string? Doc, Location At);

/// <summary>An entity. <paramref name="States"/> lists leaves first, then composites; empty when it has no states.</summary>
public sealed record EntityModel(string Name, bool IsMany, EquatableArray<StateModel> States, string? Initial, EquatableArray<VariableModel> Variables, string? Doc, Location At)
{
    /// <summary>The rule by which a leaf refuses what nothing answers there: its own, else that of the nearest state around it; null for none.</summary>
    public int? RefusalOf(string leaf)
    {
        var state = States.FirstOrDefault(s => s.Name == leaf);
        while (state is { RefusalRule: null })
        {
            var parent = state.Parent;
            state = States.FirstOrDefault(s => s.Name == parent);
        }

        return state?.RefusalRule;
    }
}

/// <summary>A state. <paramref name="Leaves"/>: itself for a leaf. <paramref name="Initial"/>: the leaf that a composite is entered at, if it has one.</summary>
public sealed record StateModel(string Name, string? Parent, bool IsLeaf, EquatableArray<string> Leaves, string? Initial, int? RefusalRule, string? Doc, Location At);

/// <summary>A variable of an entity. <paramref name="Default"/> is constant.</summary>
public sealed record VariableModel(string Name, TypeModel Type, ExprModel Default, EquatableArray<ResetModel> Resets, string? Doc, Location At);

/// <summary>One reset.</summary>
public sealed record ResetModel(ResetModelKind Kind, string Name);

/// <summary>What sets a variable back.</summary>
public enum ResetModelKind { With, Entering, Leaving, On }

/// <summary>How the lines of a definition make its value.</summary>
public enum DefinitionShape
{
    /// <summary>One expression.</summary>
    Expression,

    /// <summary>The first line that holds.</summary>
    FirstMatch,

    /// <summary>All lines that hold, as a set (<see cref="DefinitionModel.Type"/> is a <see cref="SetType"/>).</summary>
    Every,

    /// <summary>The smallest value of the lines that hold.</summary>
    Least,
}

/// <summary>A <c>define</c> or <c>observe</c>.</summary>
public sealed record DefinitionModel(string Name, bool IsObserve, EquatableArray<ParameterModel> Parameters, TypeModel Type, DefinitionShape Shape, ExprModel? Body, EquatableArray<DefinitionRuleModel> Rules, string? Doc, Location At);

/// <summary>A line: <paramref name="When"/>, or <paramref name="Binder"/> with <paramref name="Domain"/> (and When as its <c>where</c>), or neither (otherwise).</summary>
public sealed record DefinitionRuleModel(int Rule, ExprModel Value, ExprModel? When, string? Binder, DomainModel? Domain, TypeModel? BinderType, bool IsOtherwise);

/// <summary>An event (<c>on</c>) or a cascade. The first parameter is the subject.</summary>
/// <param name="Subject">The entity of the first parameter.</param>
/// <param name="Clauses">All clauses, in the order written.</param>
/// <param name="Resolution">For each leaf state of the subject (one entry with an empty state where it has none), what answers.</param>
public sealed record EventModel(string Name, bool IsCascade, EquatableArray<ParameterModel> Parameters, string Subject, EquatableArray<ClauseModel> Clauses, EquatableArray<ResolutionModel> Resolution, string? Doc, Location At);

/// <summary>
/// What answers an event in one leaf state: the <paramref name="Clauses"/> (indexes into <see cref="EventModel.Clauses"/>) are tried in
/// order, most specific source first, guarded before otherwise; the first whose guard holds (or that has none) is taken.
/// If none is taken, <paramref name="RefusalRule"/> refuses; if that is null too, the event stays without effect: for a cascade that is
/// a plain stay, for an event the binder has reported it.
/// </summary>
public sealed record ResolutionModel(string State, EquatableArray<int> Clauses, int? RefusalRule);

/// <summary>
/// A clause. <paramref name="Target"/> is a leaf state or null. <paramref name="SourceText"/>: "from Inactive, Interrupted".
/// <paramref name="Named"/>: the states as written, none for <c>any</c> and <c>otherwise</c>; <paramref name="Sources"/>: their leaves.
/// </summary>
public sealed record ClauseModel(int Rule, string SourceText, EquatableArray<string> Named, EquatableArray<string> Sources, ExprModel? Guard, string? GuardText, bool IsStay, EquatableArray<VerdictModel> Verdicts, string? Target, EquatableArray<EffectModel> Effects);

/// <summary>A verdict; its status is in its rule.</summary>
public sealed record VerdictModel(int Rule, bool IsRefuse, ExprModel? When);

/// <summary>An effect. Its <c>when</c>, if any, is decided just before it runs.</summary>
public abstract record EffectModel(int Rule, ExprModel? When);

/// <summary><c>set owner.variable to value</c></summary>
public sealed record SetEffect(int Rule, ExprModel? When, ExprModel Owner, string Entity, string Variable, ExprModel Value) : EffectModel(Rule, When);

/// <summary><c>add item to owner.variable</c>; <paramref name="Before"/> (lists only) is an optional: none adds at the end.</summary>
public sealed record AddEffect(int Rule, ExprModel? When, ExprModel Owner, string Entity, string Variable, ExprModel Item, ExprModel? Before) : EffectModel(Rule, When);

/// <summary><c>remove item from owner.variable</c></summary>
public sealed record RemoveEffect(int Rule, ExprModel? When, ExprModel Owner, string Entity, string Variable, ExprModel Item) : EffectModel(Rule, When);

/// <summary><c>clear owner.variable</c>: back to its default.</summary>
public sealed record ClearEffect(int Rule, ExprModel? When, ExprModel Owner, string Entity, string Variable) : EffectModel(Rule, When);

/// <summary><c>forget e</c>: when the event's queue is empty, all its variables go back (its state does not) and it leaves every set, list and reference.</summary>
public sealed record ForgetEffect(int Rule, ExprModel? When, ExprModel Owner, string Entity) : EffectModel(Rule, When);

/// <summary><c>tell e N(args)</c></summary>
public sealed record TellEffect(int Rule, ExprModel? When, ExprModel Target, string Notification, EquatableArray<ExprModel> Arguments) : EffectModel(Rule, When);

/// <summary><c>raise C(args)</c></summary>
public sealed record RaiseEffect(int Rule, ExprModel? When, string Event, EquatableArray<ExprModel> Arguments) : EffectModel(Rule, When);

/// <summary><c>each b … where c { effects }</c>: whom it means is fixed before the first is touched.</summary>
public sealed record EachEffect(int Rule, string Binder, TypeModel BinderType, DomainModel Domain, ExprModel? Where, EquatableArray<EffectModel> Effects) : EffectModel(Rule, null);

/// <summary>What a dispatch leads to: what the cells of its column name.</summary>
public enum DispatchTarget { Reader, Event, Notification }

/// <summary>
/// A generic call that goes through the cells of a table to typed events, readers or notifications. Its first parameter is the subject, whose
/// state is asked first: where it refuses, that is the answer; then come the <paramref name="Verdicts"/>.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Rule">What decides where it refuses nothing.</param>
/// <param name="Parameters">The subject and the row; what else the verdicts ask for; in the end, where it leads to events, the opaque value.</param>
/// <param name="RowParameter">The parameter that is the row.</param>
/// <param name="Table">The table of the row.</param>
/// <param name="Column">The column whose cells are followed.</param>
/// <param name="Target">What they name.</param>
/// <param name="Verdicts">Its own refusals.</param>
/// <param name="Doc">The documentation.</param>
/// <param name="At">Where it stands.</param>
public sealed record DispatchModel(string Name, int Rule, EquatableArray<ParameterModel> Parameters, string RowParameter, string Table, string Column, DispatchTarget Target, EquatableArray<VerdictModel> Verdicts, string? Doc, Location At)
{
    /// <summary>The entity that it is about.</summary>
    public string Subject => ((EntityType)Parameters[0].Type).Name;
}

/// <summary>A condition on every reachable state. <paramref name="Tables"/>: it names no entity, and the binder has decided that it holds.</summary>
public sealed record InvariantModel(string Name, int Rule, ExprModel Body, bool Tables, string? Doc);

/// <summary>A condition on a state and the one before that must never hold, for any values of the parameters, unless the event matches.</summary>
public sealed record NeverModel(string Name, int Rule, EquatableArray<ParameterModel> Parameters, ExprModel Body, EquatableArray<PatternModel> Unless, string? Doc);

/// <summary>Where <paramref name="From"/> holds, <paramref name="To"/> holds in the end, given that the named events keep occurring where they would do something.</summary>
public sealed record LeadsModel(string Name, int Rule, EquatableArray<ParameterModel> Parameters, ExprModel From, ExprModel To, EquatableArray<PatternModel> Given, string? Doc);

/// <summary>An event, and its leading arguments if any are given.</summary>
public sealed record PatternModel(string Event, EquatableArray<ExprModel> Arguments);

/// <summary>An example that is run as a test and can be played.</summary>
public sealed record ScenarioModel(string Title, EquatableArray<PolicyChoiceModel> Under, EquatableArray<GivenModel> Givens, EquatableArray<StepModel> Steps, string? Doc, Location At);

/// <summary>The option of a policy under which a scenario runs.</summary>
public sealed record PolicyChoiceModel(string Policy, string Option);

/// <summary>
/// An entity at the start. Instances of a <c>many</c> entity are created in the order of the givens; <paramref name="State"/> (null: initial) is
/// entered with its resets, then the variables are set, <c>resets with</c> included.
/// </summary>
public sealed record GivenModel(string Name, string Entity, string? State, EquatableArray<AssignmentModel> With, Location At);

/// <summary>A variable's value at the start.</summary>
public sealed record AssignmentModel(string Variable, ExprModel Value);

/// <summary>A <c>do</c> with the expectations of the <c>then</c> lines that follow it.</summary>
/// <param name="Event">The event, or a dispatch.</param>
/// <param name="IsDispatch">Whether it is a dispatch.</param>
/// <param name="Arguments">What it is given; the givens are in scope.</param>
/// <param name="Expectations">What must hold afterwards.</param>
/// <param name="Text">The line as written, without <c>do</c>.</param>
/// <param name="At">Where it stands.</param>
public sealed record StepModel(string Event, bool IsDispatch, EquatableArray<ExprModel> Arguments, EquatableArray<ExpectationModel> Expectations, string Text, Location At);

/// <summary>One expectation. <paramref name="Because"/> is the very text, or null.</summary>
public abstract record ExpectationModel(string Text, string? Because, Location At);

/// <summary>A condition. With a because: some reason of an observable that the condition reads has this text.</summary>
public sealed record HoldsExpectation(ExprModel Condition, string Text, string? Because, Location At) : ExpectationModel(Text, Because, At);

/// <summary>The event was refused with, or answered, this status.</summary>
public sealed record AnswerExpectation(bool IsRefused, string Status, string Text, string? Because, Location At) : ExpectationModel(Text, Because, At);

/// <summary>The dispatch read this value, which has the type of the reader in the cell of the row.</summary>
public sealed record ReadExpectation(ExprModel Value, string Text, string? Because, Location At) : ExpectationModel(Text, Because, At);

/// <summary>Nobody was told anything (<paramref name="Target"/> null), or this entity was told this; arguments that are not given match anything.</summary>
public sealed record ToldExpectation(ExprModel? Target, string? Notification, EquatableArray<ExprModel> Arguments, string Text, string? Because, Location At) : ExpectationModel(Text, Because, At);
