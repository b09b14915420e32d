using StateMachine;

namespace AudioSessions;

/// <summary>Where a policy keeps what drivers act on: found by name, once, so that any spec with these names drives the same host.</summary>
/// <param name="Session">The entity <c>Session</c>.</param>
/// <param name="Playing">Its variable <c>playing</c>: output runs.</param>
/// <param name="Recording">Its variable <c>recording</c>: input runs.</param>
/// <param name="Mutes">The observable <c>mutes(Session)</c>, a set: why it is not heard.</param>
/// <param name="Level">The observable <c>level(Session)</c>, in percent.</param>
/// <param name="Capture">The observable <c>capture(Session)</c>: it gets the microphone's sound.</param>
/// <param name="Others">The other observables of a session, in order: for people, not for drivers.</param>
/// <param name="Exits">The event <c>Exits(Session)</c>; -1 where the policy has none.</param>
internal sealed record PolicyBinding(int Session, int Playing, int Recording, int Mutes, int Level, int Capture, IReadOnlyList<int> Others, int Exits)
{
    /// <summary>Finds the names.</summary>
    /// <exception cref="MachineException">Some are missing or of another type; the message lists all of them.</exception>
    public static PolicyBinding Bind(MachineInfo info)
    {
        var finder = new Finder(info);
        var session = finder.Session();
        var binding = new PolicyBinding(
            session,
            finder.Variable(session, "playing"),
            finder.Variable(session, "recording"),
            finder.Observable(session, "mutes", "a set of reasons", static t => t.Kind == ValueKind.EnumSet),
            finder.Observable(session, "level", "percent", static t => t is { Kind: ValueKind.Int, IsOptional: false, Low: >= 0, High: <= 100 }),
            finder.Observable(session, "capture", "bool", static t => t is { Kind: ValueKind.Bool, IsOptional: false }),
            finder.Others(session),
            finder.Exits(session));
        finder.ThrowIfAnythingIsMissing();
        return binding;
    }

    private sealed class Finder(MachineInfo info)
    {
        private readonly List<string> _problems = [];

        public int Session()
        {
            var entity = Index(info.Entities, static e => e.Name == "Session");
            if (entity < 0)
            {
                _problems.Add($"it has no entity 'Session', only {List(info.Entities.Select(e => e.Name))}: declare 'entity Session many {{ ... }}'");
            }
            else if (!info.Entities[entity].IsMany)
            {
                _problems.Add("there is only one Session: declare 'entity Session many'");
            }

            return entity;
        }

        public int Variable(int session, string name)
        {
            if (session < 0)
            {
                return -1;
            }

            var variables = info.Entities[session].Variables;
            var variable = Index(variables, v => v.Name == name);
            if (variable < 0)
            {
                _problems.Add($"Session has no variable '{name}', only {List(variables.Select(v => v.Name))}: declare '{name} : bool = no'");
            }
            else if (variables[variable].Type is not { Kind: ValueKind.Bool, IsOptional: false })
            {
                _problems.Add($"the variable '{name}' of Session is {variables[variable].Type.Name}: it has to be bool");
            }

            return variable;
        }

        public int Observable(int session, string name, string type, Func<ValueInfo, bool> fits)
        {
            var observable = Index(info.Observables, o => o.Name == name);
            if (observable < 0)
            {
                _problems.Add($"it has no observable '{name}', only {List(info.Observables.Select(o => o.Name))}: declare 'observe {name}(s : Session) : ...', which is {type}");
                return -1;
            }

            var found = info.Observables[observable];
            if (!fits(found.Type))
            {
                _problems.Add($"the observable '{name}' is {found.Type.Name}: it has to be {type}");
            }

            if (session >= 0 && (found.Parameters.Count != 1 || found.Parameters[0].Type.Entity != session))
            {
                _problems.Add($"the observable '{name}' has to have one parameter, a Session");
            }

            return observable;
        }

        public int[] Others(int session) => [.. Enumerable.Range(0, info.Observables.Count).Where(i =>
            info.Observables[i] is { Name: not ("mutes" or "level" or "capture"), Parameters: [var only] }
            && only.Type is { Kind: ValueKind.Entity } type && type.Entity == session)];

        // Not required: a session of a policy without it is just left as it is.
        public int Exits(int session) => Index(
            info.Events, e => e is { Name: "Exits", IsCascade: false, Parameters.Count: 1 } && e.Subject == session);

        public void ThrowIfAnythingIsMissing()
        {
            if (_problems.Count > 0)
            {
                throw new MachineException(
                    $"The policy '{info.Name}' cannot drive audio sessions:" + string.Concat(_problems.Select(p => $"\n- {p}.")));
            }
        }

        private static int Index<T>(IReadOnlyList<T> items, Predicate<T> match)
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (match(items[i]))
                {
                    return i;
                }
            }

            return -1;
        }

        private static string List(IEnumerable<string> names) => names.Any() ? string.Join(", ", names) : "none at all";
    }
}
