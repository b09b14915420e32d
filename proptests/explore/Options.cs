using System.Globalization;
using AudioSessions.Policy;

namespace AudioSessions.Explore;

/// <summary>The command line is wrong; the message says how.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>What the command line asks for.</summary>
internal sealed class Options
{
    public List<int> Sessions { get; } = [];

    public AudioSessionPolicies Policies { get; private set; } = AudioSessionPolicies.Default;

    public string PolicyText { get; private set; } = "every policy at its default";

    public int MaxStates { get; private set; } = int.MaxValue;

    public bool Help { get; private set; }

    public static Options Parse(string[] args)
    {
        var options = new Options();
        for (var i = 0; i < args.Length; i++)
        {
            string Value() => ++i < args.Length ? args[i] : throw new UsageException($"'{args[i - 1]}' wants a value.");
            switch (args[i])
            {
                case "--sessions":
                    options.Sessions.Add(Number(Value(), 1, 8));
                    break;
                case "--max-states":
                    options.MaxStates = Number(Value(), 1, int.MaxValue);
                    break;
                case "--policy":
                    options.Choose(Value());
                    break;
                case "--help" or "-h":
                    options.Help = true;
                    break;
                default:
                    throw new UsageException($"There is no option '{args[i]}'.");
            }
        }

        if (options.Sessions.Count == 0)
        {
            options.Sessions.AddRange([1, 2]);
        }

        return options;
    }

    private static int Number(string text, int low, int high)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high
            ? number : throw new UsageException($"'{text}' is not a number from {low} to {high}.");

    private void Choose(string text)
    {
        if (text.Split('=') is not [var policy, var option])
        {
            throw new UsageException($"'{text}' is not of the form policy=Option.");
        }

        try
        {
            Policies = Policies.With(policy, option);
        }
        catch (StateMachine.MachineException problem)
        {
            throw new UsageException(problem.Message);
        }

        PolicyText = PolicyText.StartsWith("every", StringComparison.Ordinal) ? text : $"{PolicyText}, {text}";
    }
}
