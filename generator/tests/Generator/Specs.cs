namespace StateMachine.Compiler.Tests.Generator;

/// <summary>Two small machines in files, as most tests of the generator want them.</summary>
internal static class Specs
{
    public const string TurnstilePath = "/app/Turnstile.machine";
    public const string LampPath = "/app/Lamp.machine";

    public const string Turnstile = """
        machine Turnstile
        answers Answer = Fine

        enum Answer { Fine, Locked }

        entity Gate one {
          states { Closed initial, Open }
        }

        on Coin(gate) {
          from Closed  -> Open
          from Open    stay
        }

        on Push(gate) {
          from Open    -> Closed
          from Closed  refuse Locked  because "a coin opens it"
        }
        """;

    public const string Lamp = """
        machine Lamp

        entity Bulb one {
          lit : bool = no
        }

        observe glows : bool {
          yes  when bulb.lit
          no   otherwise
        }

        on Switch(bulb, on : bool) { set bulb.lit to on }
        """;

    public static Dictionary<string, string> Both() => new() { [TurnstilePath] = Turnstile, [LampPath] = Lamp };
}
