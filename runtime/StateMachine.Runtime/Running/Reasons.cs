using System.Runtime.CompilerServices;

namespace StateMachine;

/// <summary>Where an observable or a decision says why. A struct type parameter of the generated code.</summary>
public interface IReasons
{
    /// <summary>Adds a rule that holds, with the values of the holes of its reason.</summary>
    void Add(int rule, int value0 = 0, int value1 = 0, int value2 = 0, int value3 = 0);
}

/// <summary>Nobody asks why: costs nothing.</summary>
public readonly struct NoReasons : IReasons
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int rule, int value0 = 0, int value1 = 0, int value2 = 0, int value3 = 0)
    {
    }
}

/// <summary>A rule that held, with the values of the holes of its reason.</summary>
public readonly record struct Reason(int Rule, int Value0, int Value1, int Value2, int Value3)
{
    /// <summary>The reason as a sentence; null where the rule gives none.</summary>
    public string? Text(MachineInfo info, Func<int, int, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(info);
        return info.Rules[Rule].Reason([Value0, Value1, Value2, Value3], nameOf);
    }
}

/// <summary>Keeps the reasons, in the order of the spec.</summary>
public readonly struct ReasonList(List<Reason> reasons) : IReasons
{
    /// <inheritdoc/>
    public void Add(int rule, int value0 = 0, int value1 = 0, int value2 = 0, int value3 = 0)
        => reasons.Add(new Reason(rule, value0, value1, value2, value3));
}
