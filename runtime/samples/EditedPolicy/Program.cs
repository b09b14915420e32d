using AudioSessions;
using AudioSessions.Devices;
using Car.Policy;
using StateMachine;

// The policy of this app is its own: the spec of AudioSessions with one line of Ducking.machine changed. A car's guidance voice
// ducks the music only while it speaks, not for as long as its session is active.
using var device = new SimulatedDevice();
using var host = new AudioSessionHost<AudioSessionMachine>(new AudioSessionMachine(), device);

var music = host.Open("music");
music.Source = Sounds.Music();
Fire(AudioSessionEvents.Initialize(music.Index));
Fire(AudioSessionEvents.SetCategory(music.Index, Category.MediaPlayback));
Fire(AudioSessionEvents.Activate(music.Index, 0));
Fire(AudioSessionEvents.Play(music.Index));

var guidance = host.Open("guidance");
Fire(AudioSessionEvents.Initialize(guidance.Index));
Fire(AudioSessionEvents.SetCategory(guidance.Index, Category.MediaPlayback));
Fire(AudioSessionEvents.SetDuck(guidance.Index, true));
Fire(AudioSessionEvents.Activate(guidance.Index, 0));
Console.WriteLine($"guidance is active:  music at {Percent(music)}");
Fire(AudioSessionEvents.Play(guidance.Index));
Console.WriteLine($"guidance speaks:     music at {Percent(music)}, for {music.Layers.LevelCauses[0].Because}");
Fire(AudioSessionEvents.Stop(guidance.Index));
Console.WriteLine($"guidance is silent:  music at {Percent(music)}");

// The examples of the spec came along. Those that fail are what the edit changes.
var changed = AudioSessionScenarios.All.Where(s => ScenarioRunner.Run(s).Count > 0).ToList();
Console.WriteLine();
Console.WriteLine($"{changed.Count} of the spec's {AudioSessionScenarios.All.Count} examples do not hold any more:");
foreach (var scenario in changed)
{
    Console.WriteLine($"  {scenario.Title}");
}

void Fire(MachineEvent fired)
{
    var decision = host.Fire(fired);
    if (!decision.Outcome.IsAccepted)
    {
        throw new InvalidOperationException($"{decision.Text} was refused: {decision.Cause.Because}");
    }
}

static string Percent(HostedSession session) => $"{session.Layers.Level} %";
