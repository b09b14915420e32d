using System;
using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Checking;

/// <summary>
/// Lines of definitions and observables that never count, and definitions that always give the same. A line counts in a first match where it is the
/// first that holds, in an <c>every</c> where it holds, in a <c>least</c> where it gives the smallest value.
/// </summary>
internal sealed class DefinitionCheck(Questions questions, List<Diagnostic> found)
{
    private readonly ConditionCheck _conditions = new(questions, found);

    public void Check(DefinitionModel definition)
    {
        var place = Place.Of(definition.Name, definition.At, definition.Parameters);
        if (IsConstant(definition, place) is { } value)
        {
            found.Add(Errors.DefinitionConstant(definition.At, definition.Name, value));
            return;
        }

        if (definition.Body is { } body)
        {
            _conditions.CheckInside(place, body);
        }

        foreach (var line in definition.Rules)
        {
            CheckLine(definition, line, place with { At = questions.Lookup.Model.Rules[line.Rule].At });
        }
    }

    private void CheckLine(DefinitionModel definition, DefinitionRuleModel line, Place place)
    {
        var rule = questions.Lookup.Model.Rules[line.Rule];
        var inner = line.Binder is null ? place : _conditions.Bind(place, line.Binder, line.BinderType!, line.Domain!);
        if (line.When is { } condition && questions.CanBe(inner, condition, true) == false)
        {
            found.Add(Errors.LineNeverHolds(rule.At, rule.Text));
            return;
        }

        var parts = definition.Rules.SelectMany(r => r.When is null ? [r.Value] : new[] { r.Value, r.When });
        if (questions.CanBe(place, parts, f => Counts(definition, line, f)) == false)
        {
            found.Add(line.IsOtherwise ? Errors.OtherwiseCovered(rule.At, definition.Name) : Errors.LineShadowed(rule.At, rule.Text, definition.Name));
            return;
        }

        if (line.When is { } when)
        {
            _conditions.Check(inner, when);
            inner = inner.Assume(f => questions.Evaluator.Holds(when, f));
        }

        _conditions.CheckInside(inner, line.Value);
    }

    private bool Counts(DefinitionModel definition, DefinitionRuleModel line, Local? frame)
    {
        var held = questions.Evaluator.HeldLines(definition, frame);
        switch (definition.Shape)
        {
            case DefinitionShape.FirstMatch:
                return held.First().Line == line;
            case DefinitionShape.Least:
                var values = held.Select(h => (h.Line, Value: questions.Evaluator.Number(h.Line.Value, h.Frame))).ToList();
                var least = values.Min(v => v.Value);
                return values.Any(v => v.Line == line && v.Value == least);
            default:
                return held.Any(h => h.Line == line);
        }
    }

    /// <summary>The text of the one value that a definition has, if it asks for something and that makes no difference.</summary>
    private string? IsConstant(DefinitionModel definition, Place place)
    {
        if (definition.Type is SetType or OpaqueType)
        {
            return null;
        }

        var call = new CallExpr(definition.Name, definition.Parameters.Select(p => (ExprModel)new LocalExpr(p.Name, p.Type)).ToEquatableArray(), definition.Type);
        int? first = null;
        var varies = questions.CanBe(place, [call], f =>
        {
            var value = questions.Evaluator.Number(call, f);
            first ??= value;
            return !questions.Evaluator.IsUndefined && value != first;
        });
        return varies != false || !questions.AsksWorld ? null : WitnessText.Value(questions, definition.Type, first ?? 0);
    }
}
