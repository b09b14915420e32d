using StateMachine.Package.Tests.Support;

namespace StateMachine.Package.Tests;

/// <summary>Both samples, outside the repository: all that they have of it are its packages.</summary>
[Collection(nameof(PackageFeed))]
public class ConsumerTests(PackageFeed feed)
{
    [Fact]
    public void One_package_reference_turns_specs_into_machines()
    {
        var turnstile = feed.CopyOf("generator/samples/Turnstile", "turnstile");

        var built = turnstile.Build().Succeeded();

        Assert.Empty(built.Warnings);
        Assert.Equal(
            """
            a coin -> Fine  [Turnstile.machine:34]  light Amber
            a push -> PayFirst: one more coin is missing  [Turnstile.machine:45]  light Amber
            a coin -> Fine  [Turnstile.machine:30]  light Green
            a coin -> CoinReturned: somebody has paid already  [Turnstile.machine:38]  light Green
            a push -> Fine  [Turnstile.machine:47]  light Amber
            a kick -> Fine  [Turnstile.machine:51]  light Red
            a coin -> OutOfOrder: it has been kicked  [Turnstile.machine:16]  light Red
            a key  -> Fine  [Turnstile.machine:56]  light Amber

            Stateless says: Locked, with 6 edges. A push now: no; a coin: yes

            19 degrees: the room is Idle, the burner at 0 %
            18 degrees: the room is Heating, the burner at 100 %
            19 degrees: the room is Heating, the burner at 100 %
            20 degrees: the room is Idle, the burner at 0 %
            19 degrees: the room is Idle, the burner at 0 %

            holds: a kick costs the coins (Turnstile.machine:63)
            holds: between cold and warm it stays as it is (ThermostatExamples.machine:3)
            holds: an open window stops the burner, and closing it lets it go on (ThermostatExamples.machine:14)

            """,
            turnstile.Output("Turnstile"));
    }

    [Fact]
    public void An_app_brings_its_own_edited_policy_to_the_packaged_host()
    {
        var app = feed.CopyOf("runtime/samples/EditedPolicy", "edited-policy");

        var built = app.Build().Succeeded();

        Assert.Empty(built.Warnings);
        Assert.Equal(
            """
            guidance is active:  music at 100 %
            guidance speaks:     music at 20 %, for guidance ducks others
            guidance is silent:  music at 100 %

            6 of the spec's 170 examples do not hold any more:
              a prompt that deactivates before its sound has ended keeps ducking by the older rule
              a navigation prompt ducks music and gives it back
              a duck lasts until the session deactivates, not until its sound ends
              two duckers do not add up, and duck each other
              ambient sound may duck
              a day with the phone

            """,
            app.Output("EditedPolicy"));
    }

    [Fact]
    public void The_edited_file_is_the_specs_but_for_one_line()
    {
        var spec = Repository.Read("spec/Ducking.machine").Split('\n');
        var edited = Repository.Read("runtime/samples/EditedPolicy/Ducking.machine").Split('\n');

        Assert.Equal(spec.Length, edited.Length);
        Assert.Single(spec.Zip(edited), lines => lines.First != lines.Second);
    }
}
