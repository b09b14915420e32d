namespace StateMachine.Tests.Toy;

/// <summary>The toy as data: sessions of which one may be active, and a phone that interrupts it.</summary>
internal static class ToyInfo
{
    public const int Session = 0, Phone = 1;
    public const int Idle = 0, Active = 1, Interrupted = 2;
    public const int Activate = 0, Deactivate = 1, Rings = 2, Declines = 3, Interrupt = 4, Resume = 5;
    public const int ClauseActivate = 0, RefuseBusy = 1, RaiseInterrupt = 2, ClauseDeactivate = 3, ClauseRings = 4, RaiseOnRings = 5,
        ClauseDeclines = 6, RaiseResume = 7, ClauseInterrupt = 8, TellInterrupt = 9, ClauseResume = 10, OneActive = 11, ResumesByItself = 12,
        RefuseWrongState = 13, CallEnds = 14, GetsOut = 15;

    private static readonly ValueInfo _session = new("Session", ValueKind.Entity, false, [], Session, 0, 0);
    private static readonly ValueInfo _phone = new("Phone", ValueKind.Entity, false, [], Phone, 0, 0);
    private static readonly ValueInfo _bool = new("bool", ValueKind.Bool, false, [], -1, 0, 1);

    public static MachineInfo Info { get; } = new()
    {
        Name = "Toy",
        Statuses = ["Fine", "Busy", "WrongState"],
        StatusCodes = [0, 0, 0],
        NormalStatus = 0,
        Entities =
        [
            new EntityInfo("Session", true, [new("Idle", -1, true), new("Active", -1, true), new("Interrupted", -1, true)], []),
            new EntityInfo("Phone", false, [], [new VariableInfo("ringing", _bool)]),
        ],
        Events =
        [
            new EventInfo("Activate", false, [new("s", _session, false)], null),
            new EventInfo("Deactivate", false, [new("s", _session, false)], null),
            new EventInfo("Rings", false, [new("phone", _phone, false)], null),
            new EventInfo("Declines", false, [new("phone", _phone, false)], null),
            new EventInfo("Interrupt", true, [new("s", _session, false)], null),
            new EventInfo("Resume", true, [new("s", _session, false)], null),
        ],
        Notifications = [new NotificationInfo("Began", Session, [], null)],
        Observables = [],
        Policies = [],
        Rules =
        [
            Rule(ClauseActivate, "Activate.1", "Activate", RuleKind.Clause, "from Idle, Interrupted -> Active", 20),
            Rule(RefuseBusy, "Activate.refuse.Busy", "Activate", RuleKind.Refuse, "refuse Busy when phone.ringing", 21, 1, ["it rings for ", ""], [_session]),
            Rule(RaiseInterrupt, "Activate.raise.Interrupt", "Activate", RuleKind.Effect, "each other : Session where other is Active raise Interrupt(other)", 22),
            Rule(ClauseDeactivate, "Deactivate.1", "Deactivate", RuleKind.Clause, "from Active, Interrupted -> Idle", 26),
            Rule(ClauseRings, "Rings.1", "Rings", RuleKind.Clause, "otherwise set phone.ringing to yes", 30, because: ["someone calls"]),
            Rule(RaiseOnRings, "Rings.raise.Interrupt", "Rings", RuleKind.Effect, "each s : Session where s is Active raise Interrupt(s)", 31),
            Rule(ClauseDeclines, "Declines.1", "Declines", RuleKind.Clause, "otherwise set phone.ringing to no", 35),
            Rule(RaiseResume, "Declines.raise.Resume", "Declines", RuleKind.Effect, "each s : Session where s is Interrupted raise Resume(s)", 36),
            Rule(ClauseInterrupt, "Interrupt.1", "Interrupt", RuleKind.Clause, "from Active -> Interrupted", 40),
            Rule(TellInterrupt, "Interrupt.tell.Began", "Interrupt", RuleKind.Effect, "tell s Began", 41),
            Rule(ClauseResume, "Resume.1", "Resume", RuleKind.Clause, "from Interrupted -> Active", 45),
            Rule(OneActive, "OneActive", "OneActive", RuleKind.Invariant, "invariant OneActive = (count s : Session where s is Active) <= 1", 50),
            Rule(ResumesByItself, "ResumesByItself", "ResumesByItself", RuleKind.Never, "never ResumesByItself(s : Session) = s was Interrupted and s is Active unless Activate(s)", 52),
            Rule(RefuseWrongState, "refuse.WrongState", "Session", RuleKind.StateRefusal, "refuses WrongState", 10, 2),
            Rule(CallEnds, "CallEnds", "CallEnds", RuleKind.Leads, "leads CallEnds = phone.ringing to not phone.ringing given Declines(phone)", 54),
            Rule(GetsOut, "GetsOut", "GetsOut", RuleKind.Leads, "leads GetsOut(s : Session) = s is Interrupted to s is not Interrupted given Activate(s), Deactivate(s), Declines(phone)", 55),
        ],
        Invariants = [new PropertyInfo("OneActive", OneActive, null)],
        StepProperties = [new PropertyInfo("ResumesByItself", ResumesByItself, null)],
        Leads =
        [
            new LeadsInfo("CallEnds", CallEnds, [], ["Declines(phone)"], null),
            new LeadsInfo("GetsOut", GetsOut, [new("s", _session, false)], ["Activate(s)", "Deactivate(s)", "Declines(phone)"], null),
        ],
    };

    private static RuleInfo Rule(int id, string name, string owner, RuleKind kind, string text, int line, int status = -1, string[]? because = null, ValueInfo[]? holes = null)
        => new(id, name, owner, kind, status, text, "Toy.machine", line, because, holes ?? []);
}
