using AudioSessions.Properties.Evaluator;
using StateMachine;
using StateMachine.Compiler.Model;
using RunningMachine = StateMachine.Machine;

namespace AudioSessions.Properties.Languages;

/// <summary>Calls the functions that the generator makes of definitions and leads-to properties, for all values of their parameters.</summary>
internal sealed class RuleFunctions(GeneratedCode code, Evaluator.Evaluator evaluator)
{
    /// <summary>Where a definition has another value.</summary>
    public IEnumerable<string> Compare(RunningMachine machine, World world)
    {
        foreach (var definition in code.Spec.Model.Definitions)
        {
            foreach (var arguments in code.Spec.Tuples(definition.Parameters, world))
            {
                var fast = code.Call(definition.Name, machine, definition.Parameters, arguments, definition.Type);
                var slow = evaluator.Expressions.Define(definition, arguments, new Scope(world));
                if (!fast.Equals(slow))
                {
                    yield return $"{definition.Name}({string.Join(", ", arguments)}): the generated code has {fast}, the evaluator {slow}";
                }
            }
        }
    }

    /// <summary>Where a leads-to property sees its premise, its goal or a given event otherwise.</summary>
    public IEnumerable<string> CompareLeads(RunningMachine machine, World world, MachineEvent fired, EventCall call)
    {
        foreach (var leads in code.Spec.Model.Leads)
        {
            foreach (var arguments in code.Spec.Tuples(leads.Parameters, world))
            {
                var scope = Expressions.Bind(leads.Parameters, arguments, new Scope(world));
                bool Sees(string part) => code.Call(leads.Name + part, machine, leads.Parameters, arguments, new BoolType()).Equals(new BoolValue(true));
                if (Sees("From") != evaluator.Expressions.Holds(leads.From, scope) || Sees("To") != evaluator.Expressions.Holds(leads.To, scope))
                {
                    yield return $"leads {leads.Name}({string.Join(", ", arguments)}) sees its premise or goal otherwise";
                }

                for (var g = 0; g < leads.Given.Count; g++)
                {
                    var matches = leads.Given[g].Event == call.Event
                        && leads.Given[g].Arguments.Zip(call.Arguments).All(a => evaluator.Expressions.Evaluate(a.First, scope).Equals(a.Second));
                    if (code.IsGiven(leads, g, fired, arguments) != matches)
                    {
                        yield return $"leads {leads.Name}({string.Join(", ", arguments)}) takes {call} {(matches ? "not " : "")}for its given event {g + 1}";
                    }
                }
            }
        }
    }
}
