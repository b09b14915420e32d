namespace StateMachine.Compiler.Tests.Binding;

internal static partial class BindingErrorCases
{
    private static IEnumerable<(string Code, string Marked)> Entities =>
    [
        ("SM3001", "policy ‹p› { A, B }"),
        ("SM3001", "policy p { A default, ‹B› default }"),
        ("SM3002", "entity ‹E› many { states { A, B } }"),
        ("SM3003", "entity E many { states { A initial, ‹B› initial } }"),
        ("SM3003", "entity E many { states { A { B initial, ‹C› initial } initial } }"),
        ("SM3004", "entity E many { states { ‹A› { B, C } initial } }"),
        ("SM3004", "on E(device) { -> ‹On› }"),
        ("SM3004", "scenario \"t\" {\n  given device is ‹On›\n}"),
        ("SM3005", "define d = plug.‹state› is Used"),
        ("SM3005", "on E(plug) { from ‹Used›  stay\n otherwise  stay }"),
        ("SM3005", "scenario \"t\" {\n  given plug is ‹Used›\n}"),
        ("SM3006", "entity E many { ‹a› : bool }"),
        ("SM3007", "entity E many { a : ‹Session› }"),
        ("SM3008", "entity E many { a : bool = ‹top is none› }"),
        ("SM3009", "entity E many { states { A initial }\n a : bool = no resets entering A, entering ‹A› }"),
        ("SM3010", "entity E many { a : bool = no resets with b\n b : bool = no resets with ‹a› }"),
        ("SM3010", "entity E many { a : bool = no resets with ‹a› }"),
    ];

    private static IEnumerable<(string Code, string Marked)> Events =>
    [
        // Verdicts
        ("SM3101", "on E(s : Session) { ‹refuse› }"),
        ("SM3101", "on E(s : Session) { ‹answer  when s.fast› }"),
        ("SM3101", "entity E many { states { A initial, ‹refuses› } }"),
        ("SM3102", "machine M\nentity S many { }\non E(s : S) { refuse ‹No› }"),
        ("SM3102", "machine M\nentity S one { }\non E(s) { otherwise  stay }\nscenario \"t\" {\n  do E(s)\n  then refused ‹No›\n}"),
        ("SM3103", "machine M\nentity S many { }\non E(s : S) { ‹answer Yes› }"),
        ("SM3104", "on E(s : Session) { refuse ‹Ok› }"),
        ("SM3105", "cascade C(s : Session) { ‹refuse Busy› }"),
        ("SM3105", "cascade C(s : Session) { ‹answer Busy  when s.fast› }"),

        // Clauses
        ("SM3110", "on E(‹c› : Colour) { otherwise  stay }"),
        ("SM3111", "on E(s : Session) { from Open, ‹Idle›  stay }"),
        ("SM3112", "on E(s : Session) {\n  from Idle  stay\n  ‹from Idle, Running  stay›\n}"),
        ("SM3112", "on E(s : Session) {\n  otherwise  stay\n  ‹otherwise  stay›\n}"),
        ("SM3112", "on E(s : Session) {\n  from Open when s.fast  stay\n  from Open otherwise    stay\n  ‹from Open              stay›\n}"),
        ("SM3113", "on ‹E›(s : Session) { from Idle  stay }"),
        ("SM3113", "on ‹E›(device) { from Off, Low  stay }"),
        ("SM3114", "on ‹E›(s : Session) { from Open when s.fast  stay }"),
        ("SM3114", "on ‹E›(plug) { from any when plug.used  stay }"),
        ("SM3115", "on E(device) {\n  from Off, On  stay\n  ‹otherwise     stay›\n}"),
        ("SM3115", "on E(s : Session) {\n  from Open   stay\n  ‹from any    stay›\n}"),

        // Effects
        ("SM3120", "on E(s : Session) { set ‹s.owner.fast› to yes }"),
        ("SM3121", "on E(s : Session) { set ‹s› to s }"),
        ("SM3121", "on E(s : Session, a : bool) { set ‹a› to no }"),
        ("SM3122", "on E(s : Session, k : Kind) { set ‹k›.weight to 5 }"),
        ("SM3122", "on E(s : Session) { set ‹top›.fast to no when top is not none }"),
        ("SM3123", "on E(s : Session) { ‹set device.queue to empty› }"),
        ("SM3124", "on E(s : Session) { add s to s.causes before ‹top› }"),
        ("SM3125", "on E(s : Session) { forget ‹s.owner› }"),
        ("SM3126", "on E(s : Session) { forget ‹device› }"),
        ("SM3126", "on E(s : Session) { forget ‹top› }"),
        ("SM3127", "on E(s : Session) { tell ‹s› Lit }"),
        ("SM3127", "scenario \"t\" {\n  do Press(device)\n  then told ‹device› Painted\n}"),
        ("SM3128", "on E(s : Session) { raise ‹Press›(device) }"),
        ("SM3129", "cascade A(s : Session) { raise B(s) }\ncascade B(s : Session) { raise ‹A›(s) }"),
        ("SM3129", "cascade A(s : Session) { raise ‹A›(s) }"),
    ];

    private static IEnumerable<(string Code, string Marked)> Decisions =>
    [
        // Definitions
        ("SM3301", "define a = b\ndefine b = not ‹a›"),
        ("SM3301", "define a(s : Session) : bool = ‹a›(s)"),
        ("SM3302", "define ‹a› {\n  none  when top is none\n  none  otherwise\n}"),
        ("SM3303", "define ‹a›(s : Session) = s.causes"),
        ("SM3303", "observe ‹a›(s : Session) = s.raw"),
        ("SM3303", "define a : ‹every Session› {\n  top  when top is not none\n}"),
        ("SM3304", "define a : ‹every Colour› = Red"),
        ("SM3305", "define a {\n  ‹yes  otherwise›\n  no   when top is none\n}"),
        ("SM3306", "define ‹a› {\n  yes  when top is none\n}"),
        ("SM3306", "observe ‹a› : least percent {\n  20  when top is none\n}"),

        // Dispatches
        ("SM3401", "dispatch D(s : Session, k : Kind) to ‹s.reads› { }"),
        ("SM3402", "dispatch D(s : Session, k : Kind) to k.‹weight› { }"),
        ("SM3403", "dispatch ‹D›(s : Session, k : Kind) to k.writes { }"),
        ("SM3403", "dispatch ‹D›(s : Session, k : Kind, v : opaque, n : 0..9) to k.writes { }"),
        ("SM3403", "dispatch ‹D›(s : Session, n : 0..9, k : Kind) to k.reads { }"),
        ("SM3404", "dispatch D(device, k : Kind) to ‹k.reads› {\n  refuse Busy  when k.reads is none\n}"),
        ("SM3404", "table T {\n     go\n  A  Press\n}\ndispatch D(device, t : T, v : opaque) to ‹t.go› { }"),
        ("SM3405", "dispatch ‹D›(s : Session, k : Kind) to k.reads {\n  refuse Busy  when s.fast\n}"),
        ("SM3406", "dispatch D(s : Session, k : Kind) to k.reads {\n  refuse Busy  when k.reads is none\n  ‹answer Busy  when s.fast›\n}"),

        // Properties
        ("SM3501", "invariant ‹I› = every k : Kind satisfies k.weight < 5"),
        ("SM3501", "invariant ‹I› = strictness is Lax"),
        ("SM3503", "never N = no unless ‹Push›"),
        ("SM3503", "leads L = top is none to top is not none given ‹Push›"),

        // Scenarios
        ("SM3601", "scenario \"t\" { }\nscenario ‹\"t\"› { }"),
        ("SM3602", "scenario \"t\" under strictness Lax, ‹strictness› Strict { }"),
        ("SM3603", "scenario \"t\" {\n  given device\n  given ‹device›\n}"),
        ("SM3604", "scenario \"t\" {\n  given ‹radio› : Device\n}"),
        ("SM3605", "scenario \"t\" {\n  given a : Session with fast yes, ‹fast› no\n}"),
        ("SM3606", "scenario \"t\" {\n  given a : Session\n  do ‹Push›(a, Alarm)\n}"),
        ("SM3607", "scenario \"t\" {\n  ‹then top is none›\n}"),
        ("SM3608", "scenario \"t\" {\n  given a : Session\n  do Press(device)\n  then Red in why(a) because \"{‹a›} runs\"\n}"),
        ("SM3609", "scenario \"t\" {\n  given a : Session\n  do Press(device)\n  then a is Idle because ‹\"so\"›\n}"),
    ];
}
