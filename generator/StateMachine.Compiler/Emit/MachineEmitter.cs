using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Model;

namespace StateMachine.Compiler.Emit;

/// <summary>
/// The running machine: one Stateless configuration for each entity with states, shared by its instances, over the host's world. Every row
/// carries its guard and a description, so that it can stand alone, be drawn and be asked.
/// </summary>
internal static class MachineEmitter
{
    public static void Emit(EmitContext context, CodeWriter writer)
    {
        var name = $"{context.Machine}Machine";
        writer.Gap().Doc(context.Model.Doc is { } doc ? $"{doc}\nThe running machine of the spec {context.Machine}." : $"The running machine of the spec {context.Machine}.");
        using (writer.Block($"public sealed partial class {name} : Machine"))
        {
            WriteFields(context, writer, name);
            WriteAccept(context, writer);
            foreach (var entity in WithStates(context))
            {
                StatelessEmitter.Emit(context, writer, entity);
            }

            WriteState(context, writer);
            WriteProperties(context, writer, name);
        }
    }

    private static IEnumerable<EntityModel> WithStates(EmitContext context) => context.Model.Entities.Where(e => e.States.Count > 0);

    public static IEnumerable<EventModel> EventsOf(EmitContext context, EntityModel entity) => context.Model.Events.Where(e => e.Subject == entity.Name);

    public static string MachineType(EmitContext context, EntityModel entity) => $"global::Stateless.StateMachine<{EmitContext.StateEnum(entity.Name)}, {context.EventEnum}>";

    /// <summary>The property that holds the Stateless machine of an entity. No member has the name of its class, as that of an entity named like the machine would.</summary>
    private static string MachineOf(EmitContext context, EntityModel entity)
        => entity.Name == context.Machine ? $"{entity.Name}States" : $"{entity.Name}Machine";

    private static void WriteFields(EmitContext context, CodeWriter writer, string name)
    {
        writer.Doc("The world: every variable of every instance. Rules change it; read it freely between events.");
        writer.Line($"public {context.Machine}World World;");
        writer.Gap().Line("private MachineEvent _fired;").Line("private int _self;").Line("private int _decision;").Line("private bool _unhandled;");
        writer.Gap().Doc("A machine with every policy at its default.");
        using (writer.Block($"public {name}() : this({context.Machine}Policies.Default)"))
        {
        }

        writer.Gap().Doc("A machine under the given policies, which stay fixed while it runs.");
        using (writer.Block($"public {name}({context.Machine}Policies policies)"))
        {
            writer.Line($"World = new {context.Machine}World(policies);");
            foreach (var entity in WithStates(context))
            {
                var type = EmitContext.StateEnum(entity.Name);
                var (i, iAnd) = entity.IsMany ? ("_self", "_self, ") : ("", "");
                var read = entity.IsMany ? $"_self < World.{entity.Name}Count ? World.Get{type}(_self) : {type}.{entity.Initial}" : $"World.Get{type}({i})";
                writer.Line($"{MachineOf(context, entity)} = new(() => {read}, to => World.Set{type}({iAnd}to), global::Stateless.FiringMode.Immediate);");
                writer.Line($"Configure{entity.Name}({MachineOf(context, entity)});");
                writer.Line($"{MachineOf(context, entity)}.OnUnhandledTrigger((_, _) => _unhandled = true);");
            }
        }

        foreach (var entity in WithStates(context))
        {
            writer.Gap().Doc($"The Stateless machine of {entity.Name}: {(entity.IsMany ? "one configuration shared by all instances, whose states are kept in the world" : "its state is kept in the world")}.");
            writer.Line($"public {MachineType(context, entity)} {MachineOf(context, entity)} {{ get; }}");
        }

        writer.Gap().Line("/// <inheritdoc/>").Line($"public override MachineInfo Info => {context.Machine}Info.Instance;");
    }

    private static void WriteAccept(EmitContext context, CodeWriter writer)
    {
        writer.Gap().Line("/// <inheritdoc/>").Line($"public override int Decide(in MachineEvent decided) => {context.Rules}.Decide(ref World, decided);");
        writer.Gap().Line("/// <inheritdoc/>").Line($"public override Reason ReasonFor(in MachineEvent decided, int rule) => {context.Rules}.ReasonFor(ref World, decided, rule);");

        writer.Gap().Line("/// <inheritdoc/>");
        using (writer.Block("public override bool CanFire(in MachineEvent asked)"))
        {
            writer.Line("_fired = asked;").Line("_self = asked.A0;");
            using (writer.Block($"return ({context.EventEnum})asked.Kind switch", "};"))
            {
                foreach (var entity in WithStates(context))
                {
                    WriteArm(context, writer, EventsOf(context, entity), $"{MachineOf(context, entity)}.CanFire(({context.EventEnum})asked.Kind)");
                }

                writer.Line("_ => Decide(asked) >= 0,");
            }
        }

        writer.Gap().Line("/// <inheritdoc/>");
        using (writer.Block("protected override bool Accept(in MachineEvent accepted, int decision)"))
        {
            writer.Line("_fired = accepted;").Line("_self = accepted.A0;").Line("_decision = decision;").Line("_unhandled = false;");
            writer.Line($"var trigger = ({context.EventEnum})accepted.Kind;");
            using (writer.Block("switch (trigger)"))
            {
                foreach (var entity in WithStates(context))
                {
                    var events = EventsOf(context, entity).ToList();
                    if (events.Count == 0)
                    {
                        continue;
                    }

                    events.ForEach(e => writer.Line($"case {context.EventEnum}.{e.Name}:"));
                    using (writer.Indented())
                    {
                        writer.Line($"{MachineOf(context, entity)}.Fire(trigger);").Line("break;");
                    }
                }

                if (context.Model.Events.Any(e => context.Entities[e.Subject].States.Count == 0 && EffectEmitter.HasEffects(context, e)))
                {
                    writer.Line("default:");
                    using (writer.Indented())
                    {
                        writer.Line("Run(trigger); // an entity without states has no machine").Line("break;");
                    }
                }
            }

            writer.Gap().Line("return !_unhandled;");
        }

        WriteRun(context, writer);
    }

    private static void WriteArm(EmitContext context, CodeWriter writer, IEnumerable<EventModel> events, string value)
    {
        var patterns = events.Select(e => $"{context.EventEnum}.{e.Name}").ToList();
        if (patterns.Count > 0)
        {
            writer.Line($"{string.Join("\n    or ", patterns)} => {value},");
        }
    }

    private static void WriteRun(EmitContext context, CodeWriter writer)
    {
        writer.Gap().Doc("Whether the event that is fired takes this clause: the guard of every row. All guards of a trigger are exclusive, since one decision serves them all.");
        writer.Line($"private bool Takes(int clause) => {context.Rules}.Decide(ref World, _fired) is >= 0 and var decision && {context.Rules}.ClauseOf(decision) == clause;");
        var acting = context.Model.Events.Where(e => EffectEmitter.HasEffects(context, e)).ToList();
        if (acting.Count == 0)
        {
            return;
        }

        writer.Gap().Doc("Runs the effects of the decision: the action of every row.");
        using (writer.Block($"private void Run({context.EventEnum} trigger)"))
        {
            writer.Line("var effects = Effects;");
            using (writer.Block("switch (trigger)"))
            {
                foreach (var declared in acting)
                {
                    writer.Line($"case {context.EventEnum}.{declared.Name}:");
                    using (writer.Indented())
                    {
                        writer.Line($"{context.Rules}.Run{declared.Name}(ref World, ref effects{context.Decoded(declared.Parameters, "_fired")}, _decision);").Line("break;");
                    }
                }
            }
        }
    }

    private static void WriteState(EmitContext context, CodeWriter writer)
    {
        WriteForget(context, writer);
        WriteSwitch(context, writer, "public override int Count(int entity)", e => e.IsMany ? $"World.{e.Name}Count" : "1");
        WriteSwitch(context, writer, "public override int Add(int entity)", e => e.IsMany ? $"World.Add{e.Name}()" : $"throw new MachineException(\"There is one {e.Name}; it cannot be added.\")");
        WriteSwitch(context, writer, "public override int StateOf(int entity, int instance)", e => e.States.Count == 0 ? "-1" : $"(int)World.Get{EmitContext.StateEnum(e.Name)}({(e.IsMany ? "instance" : "")})");
        WriteVariables(context, writer, "public override int Get(int entity, int variable, int instance)", collections: false);
        WriteVariables(context, writer, "public override System.Collections.Generic.IReadOnlyList<int> Elements(int entity, int variable, int instance)", collections: true);
        WriteObserve(context, writer);
    }

    private static void WriteForget(EmitContext context, CodeWriter writer)
    {
        writer.Gap().Line("/// <inheritdoc/>");
        using (writer.Block("protected override void ForgetInstance(int entity, int instance)"))
        {
            if (context.Model.Entities.Any(context.IsForgotten))
            {
                FlatEmitter.WriteForget(context, writer, "World");
            }
            else
            {
                writer.Line("// No rule of this machine forgets anything.");
            }
        }
    }

    private static void WriteSwitch(EmitContext context, CodeWriter writer, string signature, System.Func<EntityModel, string> arm)
    {
        writer.Gap().Line("/// <inheritdoc/>");
        using (writer.Block(signature + " => entity switch", "};"))
        {
            for (var i = 0; i < context.Model.Entities.Count; i++)
            {
                writer.Line($"{i} => {arm(context.Model.Entities[i])},");
            }

            writer.Line("_ => throw new System.ArgumentOutOfRangeException(nameof(entity)),");
        }
    }

    private static void WriteVariables(EmitContext context, CodeWriter writer, string signature, bool collections)
    {
        var arms = context.Model.Entities.SelectMany((entity, e) => entity.Variables.Select((variable, v) => (Place: $"({e}, {v})", Value: VariableArm(context, entity, variable, collections))))
            .Where(a => a.Value is not null).Select(a => $"{a.Place} => {a.Value},");
        var otherwise = collections ? "[]" : "throw new System.ArgumentOutOfRangeException(nameof(variable))";
        writer.Gap().Line("/// <inheritdoc/>");
        writer.Switch(signature, "(entity, variable)", arms, otherwise);
    }

    private static string? VariableArm(EmitContext context, EntityModel entity, VariableModel variable, bool collections)
    {
        var accessor = EmitContext.Accessor(entity.Name, variable.Name);
        var (i, iAnd) = entity.IsMany ? ("instance", "instance, ") : ("", "");
        if (!collections)
        {
            return variable.Type is OpaqueType ? "0"
                : EmitContext.IsCollection(variable.Type) ? $"World.Count{accessor}({i})"
                : context.Encode(variable.Type, $"World.Get{accessor}({i})");
        }

        return variable.Type switch
        {
            ListType => $"System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Select(System.Linq.Enumerable.Range(0, World.Count{accessor}({i})), place => World.At{accessor}({iAnd}place)))",
            _ when EmitContext.IsCollection(variable.Type) => $"ElementsOf(after => World.Next{accessor}({iAnd}after))",
            _ => null,
        };
    }

    private static void WriteObserve(EmitContext context, CodeWriter writer)
    {
        const string Signature = "public override int Observe(int observable, int instance, int second = 0, System.Collections.Generic.List<Reason>? why = null)";
        var observables = context.Model.Definitions.Where(d => d.IsObserve).ToList();
        writer.Gap().Line("/// <inheritdoc/>");
        if (observables.Count == 0)
        {
            writer.Line($"{Signature} => throw new System.ArgumentOutOfRangeException(nameof(observable));");
            return;
        }

        using (writer.Block(Signature))
        {
            writer.Line("var reasons = new ReasonList(why ?? []);");
            using (writer.Block("return (observable, why) switch", "};"))
            {
                for (var i = 0; i < observables.Count; i++)
                {
                    var o = observables[i];
                    var arguments = string.Concat(o.Parameters.Where(p => !context.IsOne(p.Type)).Select((_, n) => n == 0 ? ", instance" : ", second"));
                    var call = $"{context.Rules}.{EmitContext.Pascal(o.Name)}(ref World{arguments}";
                    if (o.Shape == DefinitionShape.Expression)
                    {
                        writer.Line($"({i}, _) => {context.Encode(o.Type, call + ")")},");
                        continue;
                    }

                    writer.Line($"({i}, null) => {context.Encode(o.Type, call + ")")},");
                    writer.Line($"({i}, _) => {context.Encode(o.Type, call + ", ref reasons)")},");
                }

                writer.Line("_ => throw new System.ArgumentOutOfRangeException(nameof(observable)),");
            }
        }
    }

    private static void WriteProperties(EmitContext context, CodeWriter writer, string name)
    {
        writer.Gap().Line("/// <inheritdoc/>").Line($"public override int BrokenInvariant() => {context.Rules}.BrokenInvariant(ref World);");
        writer.Gap().Line("/// <inheritdoc/>");
        using (writer.Block("public override int BrokenStep(object before, in MachineEvent fired)"))
        {
            writer.Line($"var world = ({context.Machine}World)before;").Line($"return {context.Rules}.BrokenStep(ref world, ref World, fired);");
        }

        writer.Gap().Line("/// <inheritdoc/>").Line("public override object Snapshot() => World.Clone();");
        writer.Gap().Line("/// <inheritdoc/>").Line($"public override void Restore(object snapshot) => World = (({context.Machine}World)snapshot).Clone();");
        writer.Gap().Line("/// <inheritdoc/>").Line($"public override Machine Clone() => new {name}(World.Policies) {{ World = World.Clone() }};");
    }
}
