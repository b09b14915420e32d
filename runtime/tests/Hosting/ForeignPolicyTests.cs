using AudioSessions.Devices;
using StateMachine;

namespace AudioSessions.Tests.Hosting;

/// <summary>A host takes any policy that has the names it looks for, and says what is missing in others.</summary>
public sealed class ForeignPolicyTests
{
    private static readonly ValueInfo Bool = new("bool", ValueKind.Bool, false, [], -1, 0, 1);
    private static readonly ValueInfo Percent = new("percent", ValueKind.Int, false, [], -1, 0, 100);
    private static readonly ValueInfo Session = new("Session", ValueKind.Entity, false, [], 0, 0, 0);
    private static readonly ValueInfo Reasons = new("set of Reason", ValueKind.EnumSet, false, ["Sunday", "Night"], -1, 0, 0);

    [Fact]
    public void Everything_that_is_missing_is_said_at_once()
    {
        var info = Info([new EntityInfo("Stream", true, [], [])], []);
        Assert.Equal(
            """
            The policy 'Foreign' cannot drive audio sessions:
            - it has no entity 'Session', only Stream: declare 'entity Session many { ... }'.
            - it has no observable 'mutes', only none at all: declare 'observe mutes(s : Session) : ...', which is a set of reasons.
            - it has no observable 'level', only none at all: declare 'observe level(s : Session) : ...', which is percent.
            - it has no observable 'capture', only none at all: declare 'observe capture(s : Session) : ...', which is bool.
            """.ReplaceLineEndings("\n"),
            Refusal(info));
    }

    [Fact]
    public void A_name_of_the_wrong_type_is_said()
    {
        var refusal = Refusal(Info([Sessions(new VariableInfo("playing", Percent))], [Observable("mutes", Bool), Observable("level", Percent), Observable("capture", Bool)]));
        Assert.Contains("- the variable 'playing' of Session is percent: it has to be bool.", refusal);
        Assert.Contains("- Session has no variable 'recording', only playing: declare 'recording : bool = no'.", refusal);
        Assert.Contains("- the observable 'mutes' is bool: it has to be a set of reasons.", refusal);
        Assert.DoesNotContain("'level'", refusal);
    }

    [Fact]
    public void A_policy_with_these_names_drives_the_sound_without_glue()
    {
        using var device = new SimulatedDevice();
        var policy = new Foreign(Complete());
        using var host = new AudioSessionHost<Foreign>(policy, device);
        var session = host.Open("bells");
        session.Source = new ToneSource(1000, 0.5);
        Assert.Equal(["Sunday"], session.Layers.Mutes);
        Assert.Equal("it is a day of rest", Assert.Single(session.Layers.MuteCauses).Because);
        Assert.Equal(0f, session.Layers.Gain);

        policy.IsSunday = false;
        host.Fire(new MachineEvent(0, session.Index));
        Assert.Equal(0.5f, session.Layers.Gain);
        Assert.Equal(0.5f, session.Voice!.Target.Gain);
    }

    [Fact]
    public void A_policy_without_Exits_leaves_a_disposed_session_alone()
    {
        using var device = new SimulatedDevice();
        using var host = new AudioSessionHost<Machine>(new Foreign(Complete()), device);
        var before = host.Open("bells");
        before.Dispose();
        Assert.Empty(host.Faults);
        Assert.NotEqual(before.Index, host.Open("bells").Index);
    }

    private static string Refusal(MachineInfo info)
    {
        using var device = new SimulatedDevice();
        return Assert.Throws<MachineException>(() => new AudioSessionHost<Machine>(new Foreign(info), device)).Message;
    }

    private static EntityInfo Sessions(params VariableInfo[] variables) => new("Session", true, [], variables);

    private static ObservableInfo Observable(string name, ValueInfo type) => new(name, [new ParameterInfo("s", Session, false)], type, null);

    private static MachineInfo Complete() => Info(
        [Sessions(new VariableInfo("playing", Bool), new VariableInfo("recording", Bool))],
        [Observable("mutes", Reasons), Observable("level", Percent), Observable("capture", Bool)]);

    private static MachineInfo Info(IReadOnlyList<EntityInfo> entities, IReadOnlyList<ObservableInfo> observables) => new()
    {
        Name = "Foreign",
        Statuses = [],
        StatusCodes = [],
        NormalStatus = -1,
        Entities = entities,
        Events = [new EventInfo("Tick", false, [new ParameterInfo("s", Session, false)], null)],
        Notifications = [],
        Observables = observables,
        Policies = [],
        Rules =
        [
            new RuleInfo(0, "Tick.always", "Tick", RuleKind.Stay, -1, "stay", "Foreign.machine", 3, null, []),
            new RuleInfo(1, "mutes.Sunday", "mutes", RuleKind.Observe, -1, "Sunday", "Foreign.machine", 7, ["it is a day of rest"], []),
        ],
        Invariants = [],
        StepProperties = [],
        Leads = [],
    };

    /// <summary>A policy of somebody else: all play at half the level, and nobody on Sundays.</summary>
    private sealed class Foreign(MachineInfo info) : Machine
    {
        private int _sessions;

        public bool IsSunday { get; set; } = true;

        public override MachineInfo Info => info;

        public override int Decide(in MachineEvent decided) => 0;

        public override bool CanFire(in MachineEvent asked) => true;

        public override Reason ReasonFor(in MachineEvent decided, int rule) => new(rule, 0, 0, 0, 0);

        public override int Count(int entity) => _sessions;

        public override int Add(int entity) => _sessions++;

        public override int StateOf(int entity, int instance) => -1;

        public override int Get(int entity, int variable, int instance) => 1;

        public override IReadOnlyList<int> Elements(int entity, int variable, int instance) => [];

        public override int Observe(int observable, int instance, int second = 0, List<Reason>? why = null)
        {
            if (observable != 0)
            {
                return observable == 1 ? 50 : 1;
            }

            if (IsSunday)
            {
                why?.Add(new Reason(1, 0, 0, 0, 0));
            }

            return IsSunday ? 1 : 0;
        }

        public override int BrokenInvariant() => -1;

        public override int BrokenStep(object before, in MachineEvent fired) => -1;

        public override object Snapshot() => IsSunday;

        public override void Restore(object snapshot) => IsSunday = (bool)snapshot;

        public override Machine Clone() => new Foreign(info) { IsSunday = IsSunday };

        protected override bool Accept(in MachineEvent accepted, int decision) => true;

        protected override void ForgetInstance(int entity, int instance)
        {
        }
    }
}
