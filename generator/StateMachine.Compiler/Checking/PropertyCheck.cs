using System.Collections.Generic;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Checking;

/// <summary>Properties that hold whatever the machine does, so that they protect nothing. Judged over all valuations, reachable or not.</summary>
internal sealed class PropertyCheck(Questions questions, List<Diagnostic> found)
{
    private readonly ConditionCheck _conditions = new(questions, found, isProperty: true);

    public void Check(InvariantModel invariant)
    {
        // The compiler has decided those about tables; that they always hold is what they are for.
        if (!invariant.Tables)
        {
            _conditions.Check(Start(invariant.Name, invariant.Rule, []), invariant.Body);
        }
    }

    public void Check(NeverModel never)
    {
        var place = Start(never.Name, never.Rule, never.Parameters);
        if (_conditions.IsJudged(never.Body) && questions.CanBe(place, never.Body, true) == false)
        {
            found.Add(Errors.NeverIsVacuous(place.At, never.Name));
            return;
        }

        _conditions.Check(place, never.Body);
    }

    public void Check(LeadsModel leads)
    {
        var place = Start(leads.Name, leads.Rule, leads.Parameters);
        if (questions.CanBe(place, leads.From, true) == false)
        {
            found.Add(Errors.LeftNeverHolds(place.At, ExpressionText.Of(leads.From)));
            return;
        }

        _conditions.Check(place, leads.From);
        _conditions.Check(place, leads.To);
    }

    private Place Start(string name, int rule, EquatableArray<ParameterModel> parameters) => Place.Of(name, questions.Lookup.Model.Rules[rule].At, parameters);
}
