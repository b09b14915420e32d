using Fairground;
using StateMachine;

// Both machines were generated from the .machine files beside this one while the project was built.
var turnstile = new TurnstileMachine();

Fire("a coin", TurnstileEvents.Coin());
Fire("a push", TurnstileEvents.Push());
Fire("a coin", TurnstileEvents.Coin());
Fire("a coin", TurnstileEvents.Coin());
Fire("a push", TurnstileEvents.Push());
Fire("a kick", TurnstileEvents.Kick());
Fire("a coin", TurnstileEvents.Coin());
Fire("a key", TurnstileEvents.Mend());

// The state is a Stateless machine's: what Stateless can draw and describe, it draws and describes.
Console.WriteLine();
var edges = turnstile.GateMachine.GetInfo().States.Sum(s => s.FixedTransitions.Count());
Console.WriteLine($"Stateless says: {turnstile.GateMachine.State}, with {edges} edges. A push now: {(turnstile.CanFire(TurnstileEvents.Push()) ? "yes" : "no")}; a coin: {(turnstile.CanFire(TurnstileEvents.Coin()) ? "yes" : "no")}");

var thermostat = new ThermostatMachine();
Console.WriteLine();
foreach (var degrees in (int[])[19, 18, 19, 20, 19])
{
    thermostat.Fire(ThermostatEvents.Measure(degrees));
    Console.WriteLine($"{degrees} degrees: the room is {thermostat.World.GetRoomState()}, the burner at {ThermostatRules.Burner(ref thermostat.World)} %");
}

// The examples in the specs run anywhere: in a test, or here.
Console.WriteLine();
var failed = 0;
foreach (var scenario in TurnstileScenarios.All.Concat(ThermostatScenarios.All))
{
    var failures = ScenarioRunner.Run(scenario);
    failed += failures.Count;
    Console.WriteLine($"{(failures.Count == 0 ? "holds" : "FAILS")}: {scenario.Title} ({scenario.File}:{scenario.Line})");
}

return failed;

void Fire(string what, MachineEvent fired)
{
    var outcome = turnstile.Fire(fired);
    var rule = turnstile.Info.Rules[outcome.Reason.Rule];
    var because = outcome.Reason.Text(turnstile.Info, turnstile.DefaultName) is { } text ? $": {text}" : "";
    Console.WriteLine($"{what,-6} -> {(Reply)outcome.Status}{because}  [{rule.Place}]  light {TurnstileRules.Light(ref turnstile.World)}");
}
