namespace StateMachine.Compiler.Tests.Binding;

/// <summary>Pieces much like the rejected ones, in which nothing is wrong: the rules must not catch more than they say.</summary>
public class AcceptedTests
{
    public static TheoryData<string> Pieces =>
    [
        // Names
        "enum Begin { A }\ntable Lit {\n     x\n  A  1\n}",
        "define d(other : Session) = some s : Session where s is other",
        "define d = (some s : Session where s.fast) and some s : Session where not s.fast",
        "on E(device : Device) { set device.lit to yes }",
        "on E(d : Device) { set d.lit to yes }",
        "define d = Kind.Plain.loud or Plain.loud",
        "define d = Light.Red is Dark",
        "define d = strictness is Strict",
        "define d(s : Session) = s.colour is Red",
        "define d(s : Session) = Red is s.colour and Red in s.marks",

        // Types
        "type Level = 0..7\ntype Marks = set of Colour\nentity E many {\n  a : Level = 7\n  b : Marks = { Red, Green }\n}",
        "entity E one {\n  a : list of Colour = { Red, Green, Red }\n  b : list of Kind\n}\ndefine d = last of e.a is Red and e.a is { Green, Red } and first of e.b is none and Red before Green in e.a",
        "entity E one { a : list of Colour }\non F(e, c : Colour) {\n  add c to e.a before first of e.a\n  remove Red from e.a\n  clear e.a  when e.a is { c, Red }\n}\nscenario \"s\" {\n  given e with a { Red, Blue }\n  do F(e, Green)\n  then e.a is { Green, Blue }\n}",
        "type Gain = opaque number -2..3\nentity E many {\n  a : opaque number\n  b : Gain\n  c : opaque text\n  d : opaque\n}\non F(e : E, n : opaque number) {\n  set e.a to n\n  set e.b to n\n  set e.a to e.b\n  set e.d to e.b\n}\non G(e : E, t : opaque text) {\n  set e.c to t\n  set e.d to t\n}\nscenario \"s\" {\n  given e : E with a -3, b 9, c \"c\", d 'four'\n  do F(e, 1)\n  do G(e, \"t\")\n}",
        "type A = B\ntype B = Colour or Light\nentity E many { a : A = Dark }",
        "entity E many {\n  a : Session?\n  b : set of Session\n  c : list of Session\n  d : opaque\n  e : bool? = yes\n  f : Causer = Alarm\n  g : Colour? = Red\n}",
        "cascade C(s : Session, by : Causer, marks : set of Colour, n : 0..3, on : bool) { otherwise  stay }",
        "on E(s : Session, marks : set of Colour, value : opaque) { from Open  set s.raw to value }",

        // Expressions
        "define d(s : Session) = s.owner is s or s.owner is top or s.owner is none",
        "define d(s : Session, by : Causer) = by in s.causes and s in s.causes and Alarm in s.causes and by is s and by is Call",
        "define d(s : Session, by : Causer) = s.causes is { by } or s.causes is { Alarm, by } or s.causes is empty",
        "define d(s : Session) = s.marks is { Red } and s.marks is not empty and device.queue is not empty",
        "define d(s : Session) = s.colour in { Red, Blue } and s.colour not in s.kind.allowed",
        "define d(s : Session) = s before top in device.queue and top before s in device.queue",
        "define d(s : Session) = s.kind.best is Green and s.kind.best is none",
        "define d(s : Session) = s.kind.code is 'plai' and s.kind.writes is none",
        "define d(s : Session) = count c : Colour where c in s.marks",
        "define d = first s in device.queue where s.fast",
        "define d(s : Session) = s.level * 2 + 1 < s.level - 3 and 5 >= s.level",
        "define d(s : Session) = clash(s.colour, Red) is none and clash(Red, Dark) is not Blue",
        "define d(s : Session) = every c in s.marks satisfies some k : Kind where c in k.allowed and k.best is c",
        "define d(c : Causer) = some x in { Green, Blue } where x is not Green and c is not Alarm",
        "define d(s : Session) = (s is Open) is (s in device.queue)",

        // Numbers stay within their ranges
        "on E(s : Session) { from Open  set s.level to 7 }",
        "on E(s : Session) { from Open  set s.level to s.level + 1 when s.level < 7 }",
        "on E(s : Session) { from Open  set s.level to s.level - 1 when not (0 >= s.level) }",
        "define d(s : Session) : 0..7 {\n  s.level - 5  when s.level >= 5\n  0            otherwise\n}",

        // Aliases of rows
        "table T {\n     code\n  A  'aaaa'\n  B  'aaaa'  = A\n  C  'cccc'  = A\n  D  'cccc'  = A\n}",
        "table T {\n     x\n  B  = A\n  A  yes\n}\ndefine d = T.B.x and B is A",
        "table T {\n     code  x\n  A  0     yes\n  B  -50   = A\n}\ntable S {\n     to\n  X  B\n  Y  A\n}\ndefine d = X.to is B",

        // Entities
        "entity E many {\n  states { A { B { C, D initial } initial, F } initial, G }\n  a : bool = no resets with b, entering A, leaving G, on Press\n  b : bool = no\n}",
        "entity E many { states { A initial, refuses Wrong because \"no\", B } }",

        // Events
        "on E(device) {\n  from On   stay\n  from Low  -> Off\n  from Off  -> Low\n}",
        "on E(s : Session) { from Idle, Running  stay }",
        "on E(s : Session) { otherwise  stay }",
        "on E(s : Session) {\n  from Closed when s.fast  -> Open\n  from Open                refuse Busy  when s.fast  because \"{s} is {s.state}\"\n}",
        "on E(s : Session) {\n  from any when s.fast  stay\n  from Running          -> Running\n  otherwise             stay\n}",
        "on E(s : Session) {\n  refuse Busy   when s.fast\n  answer Wrong  when s is Idle\n  -> Running\n  set s.fast to yes\n}",
        "on E(plug) {\n  from any when plug.used  set plug.used to no\n  otherwise                set plug.used to yes\n}",
        "cascade C(s : Session) { from Idle when s.fast  -> Running }",
        "on E(s : Session) {\n  -> Idle\n  add s to device.queue before top\n  add s to device.queue before s\n  remove s from device.queue\n  clear device.queue\n  set s.owner to none\n  set s.owner to top\n  set s.marks to { Red }\n  set s.marks to s.kind.allowed\n  forget s\n}",
        "on E(s : Session) {\n  tell device Lit\n  tell s Painted(Red)\n  tell top Painted(Green) when top is not none\n  raise Push(s, Alarm)\n  each o in device.queue where o is not s  raise Push(o, s)\n}",
        "cascade A(s : Session) { raise B(s) }\ncascade B(s : Session) { raise Push(s, s) }\non E(s : Session) { raise A(s)\n raise B(s) }",

        // Definitions
        "define a = b\ndefine b = c\ndefine c = top is none",
        "define a {\n  Green  when top is none\n  none   otherwise\n}",
        "define a : least percent {\n  s.level  each s : Session where s.fast\n  100      otherwise\n}",
        "define a : every Colour {\n  s.colour  each s : Session where s.fast  because \"{s} is fast\"\n}",
        "define a : every Colour {\n  Green  when top is none\n  Red    otherwise\n}",
        "observe a(s : Session) : Colour? {\n  clash(s.colour, Red)  otherwise\n}",

        // Dispatches
        "dispatch D(s : Session, k : Kind, value : opaque) to k.writes {\n  refuse Busy   when k.writes is none\n  refuse Wrong  when value.size is not k.weight\n  refuse Wrong  when not (value fits k.writes)\n}",
        "dispatch D(s : Session, k : Kind, value : opaque) to k.writes {\n  refuse Wrong  when not (value fits k.writes)\n}",
        "dispatch D(s : Session, k : Kind) to k.reads {\n  refuse Busy  when k is Heavy\n}",

        // Properties
        "never N(s : Session, c : Colour) = s was Running and s is Idle and s.colour was c and s.colour is not c and s.marks was empty and s.marks was not { c } and s.colour was not s.colour unless Begin(s), Begin, Press(device)",
        "never N = top was none and device was Off",
        "leads L(s : Session) = s is Running to s is Idle given Begin(s, Red), Press",
        "invariant I = every k : Kind satisfies k.weight < 6",
        "invariant I = no k : Kind where k.loud and k.best is not none",
        "invariant I = every c : Colour satisfies every l : Light satisfies clash(c, l) is not Red or c is Red and l is Red",
        "invariant I = strictness is Lax or strictness is Strict",
        "define usual(k : Kind) {\n  1  when not k.loud\n  5  otherwise\n}\ninvariant I = every k : Kind satisfies usual(k) is k.weight",
        "invariant I = every s : Session satisfies s is Open or not s.fast",

        // Scenarios
        "scenario \"t\" under strictness Strict {\n  given device is Low with lit yes\n  given a : Session is Open with colour Green, level 3\n  given b : Session with owner a, marks { Red, Blue }, raw 44100\n  do Begin(a, Blue)\n  then a is Idle, told nobody, answered Ok\n  do Begin(b, Red)\n  then refused Wrong because \"it is closed\"\n  then told a Painted, told a Painted(Red), told device Lit\n  then Green in why(a) because \"a is {{fast}}\"\n}",
        "dispatch D(s : Session, k : Kind, value : opaque) to k.writes {\n  refuse Busy   when k.writes is none\n}\nscenario \"t\" {\n  given a : Session\n  do D(a, Plain, 'gree')\n  do D(a, Heavy, 5)\n}",
    ];

    [Theory]
    [MemberData(nameof(Pieces))]
    public void Nothing_is_wrong_with_it(string piece) => BoundSource.Bind(piece);
}
