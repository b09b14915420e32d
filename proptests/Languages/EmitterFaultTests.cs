using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace AudioSessions.Properties.Languages;

/// <summary>A mistake in the emitted code, such as a defect of the emitter would make, is noticed by the walk in lockstep.</summary>
public class EmitterFaultTests(ITestOutputHelper output)
{
    private const int EventsToNotice = 3000;

    private static readonly Dictionary<string, Lazy<EmittedCode>> _code = new[] { "AudioSession", "Everything" }
        .ToDictionary(n => n, n => new Lazy<EmittedCode>(() => new EmittedCode(Machines.Of(n).Spec)));

    /// <summary>What is wrong, the file that it is in, the piece that is changed, and what it becomes.</summary>
    public static TheoryData<string, string, string, string, string> Faults => new()
    {
        { "a reset is dropped", "AudioSession", "Rules", @"(void LeaveSessionActive<[^}]*?)world\.SetSessionPlaying\(i, false\);", "$1" },
        { "two verdicts are swapped", "AudioSession", "Rules", @"return (~\d+)(; // Activate\.refuse\.NoHardwareError\n[^~]*)(~\d+)(; // Activate\.refuse\.CannotStartPlaying)", "return $3$2$1$4" },
        { "a cascade is not raised", "AudioSession", "Rules", @"(void ActivateFromInactiveInterrupted<[\s\S]*?)effects\.Raise\([^;]*;", "$1" },
        { "a list is filled at the wrong end", "AudioSession", "Rules", @"(void InterruptFromActive<[^}]*?)world\.FirstDeviceWaiting\(\)", "$1-1" },
        { "the holes of a reason are exchanged", "AudioSession", "Rules", @"(void InterruptFromActive<[^}]*?new Reason\(\d+, )by, s,", "$1s, by," },
        { "Stateless does not run the effects of an event", "AudioSession", "Machine", @"\.OnEntryFrom\(AudioSessionEvent\.Activate,[^\n]*\n", "" },
        { "the packed state mixes up two variables", "AudioSession", "Flat", @"(void SetSessionMix\(int i, bool value\) => _bits\.Write\(\()(\d+)", "$1 1 + $2" },
        { "an invariant asks too little", "Everything", "Rules", @"(bool RoomsAreFew<TWorld>\([^;]*<= )1;", "${1}2;" },
        { "< becomes <=", "Everything", "Rules", @"(bool Rough<[^;]*GetWeatherTide\(\) )<", "$1<=" },
        { "the smallest becomes the largest", "Everything", "Rules", @"(int Room<[^}]*?)Math\.Min", "$1Math.Max" },
        { "a composite state is entered without its resets", "Everything", "Machine", @"\.OnEntry\(\(\) => EverythingRules\.EnterShipWorking[^\n]*\n", "" },
        { "a loop goes the other way", "Everything", "Rules", @"(void ShuffleAlways<[\s\S]*?)chosen(\d+)\.Add\(o\);", "$1chosen$2.Insert(0, o);" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_noticed(string fault, string machine, string part, string piece, string replacement)
    {
        var code = _code[machine].Value.With(part, new Regex(piece, RegexOptions.CultureInvariant), replacement);

        var result = Walk(code, EventsToNotice);

        output.WriteLine($"{fault}: noticed after {result.Events} events\n{result.Difference}");
        Assert.NotNull(result.Difference);
    }

    [Theory]
    [InlineData("AudioSession")]
    [InlineData("Everything")]
    public void Without_a_fault_nothing_is_noticed(string machine) => Assert.Null(Walk(_code[machine].Value.Load(), EventsToNotice / 10).Difference);

    private static LockstepResult Walk(GeneratedCode code, int events) => new LockstepWalk(code, new Dictionary<string, string>(), 3, seed: 11).Run(events);
}
