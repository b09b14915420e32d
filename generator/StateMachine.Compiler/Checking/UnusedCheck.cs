using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Checking;

/// <summary>
/// What is declared and never spoken of. One pass collects all uses (<see cref="Uses"/>), one pass over the declarations compares: linear, exact.
/// <para>Used by its nature is what goes out of the machine or comes from outside: an observable (drivers act on it), an event (apps cause
/// it), a property, a scenario, the parameters of a notification, a column of codes or texts (no rule can do anything with them, apps read
/// them). A scenario counts as a reader, since a condition may be there to be tested by; but only rules give answers and tell.</para>
/// </summary>
internal static class UnusedCheck
{
    public static void Check(MachineModel model, List<Diagnostic> found)
    {
        var uses = new Uses(model);
        CheckAnswers(model, uses, found);
        CheckVocabulary(model, uses, found);
        CheckMarks(model, uses, found);
        CheckVariables(model, uses, found);
        found.AddRange(model.Notifications.Where(n => !uses.Notifications.Contains(n.Name)).Select(n => Errors.NotificationNeverTold(n.At, n.Name)));
        found.AddRange(model.Definitions.Where(d => !d.IsObserve && !uses.Definitions.Contains(d.Name)).Select(d => Errors.DefinitionNeverRead(d.At, d.Name)));
        found.AddRange(model.Events.Where(e => e.IsCascade && !uses.Cascades.Contains(e.Name)).Select(e => Errors.CascadeNeverRaised(e.At, e.Name)));
        CheckParameters(model, found);
    }

    private static void CheckAnswers(MachineModel model, Uses uses, List<Diagnostic> found)
    {
        var answers = model.Enums.FirstOrDefault(e => e.Name == model.AnswerType);
        found.AddRange((answers?.Members ?? [])
            .Where(m => !m.IsUnused && m.Name != model.NormalAnswer && !uses.Statuses.Contains(m.Name))
            .Select(m => Errors.AnswerNeverGiven(m.At, m.Name, answers!.Name)));
    }

    private static void CheckVocabulary(MachineModel model, Uses uses, List<Diagnostic> found)
    {
        foreach (var declared in model.Enums)
        {
            if (!uses.Types.Contains(declared.Name))
            {
                found.Add(Errors.VocabularyNeverUsed(declared.At, declared.Columns.Count > 0 ? "table" : "enum", declared.Name));
                continue;
            }

            var codes = declared.Codes;
            found.AddRange(declared.Columns
                .Where(c => !c.IsUnused && ElementOf(c.Type) is not (CodeType or TextType) && c != codes && !uses.Columns.Contains((declared.Name, c.Name)))
                .Select(c => Errors.ColumnNeverRead(c.At, c.Name, declared.Name)));
        }

        found.AddRange(model.Unions.Where(u => !uses.Types.Contains(u.Name)).Select(u => Errors.VocabularyNeverUsed(u.At, "type", u.Name)));
        found.AddRange(model.Matrices.Where(m => !uses.Matrices.Contains(m.Name)).Select(m => Errors.VocabularyNeverUsed(m.At, "matrix", m.Name)));
        found.AddRange(model.Policies.Where(p => !uses.Policies.Contains(p.Name)).Select(p => Errors.PolicyNeverAsked(p.At, p.Name)));
    }

    /// <summary>What is marked as only published is. An answer is used where a rule gives it, any other member where a rule names it.</summary>
    private static void CheckMarks(MachineModel model, Uses uses, List<Diagnostic> found)
    {
        foreach (var declared in model.Enums)
        {
            var isAnswer = declared.Name == model.AnswerType;
            found.AddRange(declared.Members
                .Where(m => m.IsUnused && (isAnswer ? m.Name == model.NormalAnswer || uses.Statuses.Contains(m.Name) : uses.Members.Contains((declared.Name, m.Name))))
                .Select(m => Errors.UnusedMemberUsed(m.At, m.Name, declared.Name, isAnswer)));
            found.AddRange(declared.Columns
                .Where(c => c.IsUnused && uses.Columns.Contains((declared.Name, c.Name)))
                .Select(c => Errors.UnusedColumnRead(c.At, c.Name, declared.Name)));
        }
    }

    private static void CheckVariables(MachineModel model, Uses uses, List<Diagnostic> found)
    {
        foreach (var entity in model.Entities)
        {
            foreach (var variable in entity.Variables)
            {
                var key = (entity.Name, variable.Name);
                if (!uses.Changed.Contains(key))
                {
                    found.Add(Errors.VariableNeverSet(variable.At, variable.Name, entity.Name));
                }
                else if (variable.Type is not OpaqueType && !uses.Read.Contains(key))
                {
                    // No rule may look at an opaque value; the host does.
                    found.Add(Errors.VariableNeverRead(variable.At, variable.Name, entity.Name));
                }
            }
        }
    }

    private static void CheckParameters(MachineModel model, List<Diagnostic> found)
    {
        foreach (var declared in model.Events)
        {
            // The first parameter is whom it is about: `from` asks for its state.
            CheckParameters(declared.Parameters.Skip(1), ModelParts.Of(model, declared), declared.Name, found);
        }

        foreach (var dispatch in model.Dispatches)
        {
            // Whom it is about, the row, and the value that an event gets make it a dispatch.
            var own = dispatch.Parameters.Count - (dispatch.Target == DispatchTarget.Event ? 3 : 2);
            CheckParameters(dispatch.Parameters.Skip(2).Take(own), ModelParts.Of(model, dispatch), dispatch.Name, found);
        }

        foreach (var definition in model.Definitions)
        {
            CheckParameters(definition.Parameters, ModelParts.Of(model, definition), definition.Name, found);
        }

        foreach (var never in model.Nevers)
        {
            CheckParameters(never.Parameters, ModelParts.Of(never), never.Name, found);
        }

        foreach (var leads in model.Leads)
        {
            CheckParameters(leads.Parameters, ModelParts.Of(leads), leads.Name, found);
        }
    }

    private static void CheckParameters(IEnumerable<ParameterModel> parameters, IEnumerable<ExprModel> nodes, string owner, List<Diagnostic> found)
    {
        var read = new HashSet<string>(nodes.OfType<LocalExpr>().Select(l => l.Name));
        var ones = new HashSet<string>(nodes.OfType<OneExpr>().Select(o => o.Entity));
        foreach (var parameter in parameters)
        {
            var isRead = read.Contains(parameter.Name) || (parameter.Type is EntityType entity && ones.Contains(entity.Name));
            if (isRead && parameter.IsUnused)
            {
                found.Add(Errors.UnusedParameterRead(parameter.At, parameter.Name, owner));
            }
            else if (!isRead && !parameter.IsUnused)
            {
                found.Add(Errors.ParameterNeverRead(parameter.At, parameter.Name, owner));
            }
        }
    }

    private static TypeModel ElementOf(TypeModel type) => type is OptionalType optional ? optional.Element : type;
}
