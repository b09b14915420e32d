using System.Globalization;

namespace StateMachine;

/// <summary>What is known about a leads-to property.</summary>
public enum LeadsVerdict
{
    /// <summary>It holds in every fair run of the explored model.</summary>
    Holds,

    /// <summary>Some fair run stays away from the goal for ever; the violation tells which.</summary>
    Violated,

    /// <summary>Nothing is known: not every state was found, memory did not suffice, or the check was cancelled.</summary>
    NotDecided,

    /// <summary>It is not asked: this part of the machine leaves out an event that the property counts on, or the search leaves it to others.</summary>
    LeftOut,
}

/// <summary>What was found out about a leads-to property.</summary>
/// <param name="Property">The index in <see cref="MachineInfo.Leads"/>.</param>
/// <param name="Verdict">Whether it holds.</param>
/// <param name="Valuations">For how many values of its parameters it was decided.</param>
/// <param name="Pending">In how many states, over all these values, the goal was still owed.</param>
/// <param name="Elapsed">How long that took.</param>
/// <param name="Undecided">Why nothing is known; null where something is.</param>
public sealed record LeadsResult(int Property, LeadsVerdict Verdict, int Valuations, long Pending, TimeSpan Elapsed, string? Undecided = null)
{
    /// <summary>One sentence: the verdict and what it rests on.</summary>
    public string Describe(MachineInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        var verdict = Verdict switch
        {
            LeadsVerdict.Holds => "holds",
            LeadsVerdict.Violated => "does NOT hold",
            LeadsVerdict.LeftOut => $"is not asked: {Undecided}",
            _ => $"NOT decided: {Undecided}",
        };
        var basis = Verdict is LeadsVerdict.NotDecided or LeadsVerdict.LeftOut
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"; {Valuations} valuation{(Valuations == 1 ? "" : "s")}, the goal is owed in {Pending:N0} states, {Elapsed.TotalSeconds:F2} s");
        return $"leads {info.Leads[Property].Name} {verdict}{basis}";
    }
}

/// <summary>What repeats for ever at the end of a trace that breaks a leads-to property.</summary>
/// <param name="Values">The values of the property's parameters.</param>
/// <param name="Events">The events that lead from the last state of the trace back to it; empty where nothing more happens.</param>
/// <param name="States">The states after each of them.</param>
public sealed record EndlessRun<TState>(IReadOnlyList<int> Values, IReadOnlyList<MachineEvent> Events, IReadOnlyList<TState> States)
    where TState : unmanaged, IPacked<TState>;
