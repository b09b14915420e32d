namespace StateMachine.Tool.Tests;

/// <summary>Small specs that tests share.</summary>
internal static class Specs
{
    /// <summary>Doors with locks and bells: states, a refusal with a reason, an answer, a notification, an observable and a scenario.</summary>
    public const string House = """
        machine House
        answers Answer = Fine

        enum Answer { Fine, Locked }

        notification Knocked to Door

        entity Door many {
          states {
            Closed initial
            Open
          }
          locked : bool = no
        }

        on Unlock(d : Door) {
          from any  set d.locked to no
        }

        on Lock(d : Door) {
          from Closed  set d.locked to yes
          from Open    refuse Locked because "{d} stands open"
        }

        on Push(d : Door) {
          from Closed {
            refuse Locked when d.locked because "{d} is locked"
            -> Open
            tell d Knocked
          }
          from Open stay
        }

        on Shut(d : Door) {
          from Open    -> Closed
          from Closed  stay
        }

        observe draughty(d : Door) {
          yes when d is Open because "{d} is open"
          no otherwise
        }

        invariant OpenDoorsAreUnlocked =
          no d : Door where d is Open and d.locked

        scenario "a locked door stays shut" {
          given front : Door
          do    Lock(front)
          do    Push(front)
          then  refused Locked because "front is locked", not draughty(front)
          do    Unlock(front)
          do    Push(front)
          then  front is Open, told front Knocked, draughty(front) because "front is open"
        }
        """;
}
