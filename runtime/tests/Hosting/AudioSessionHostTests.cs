using AudioSessions.Policy;
using StateMachine;

namespace AudioSessions.Tests.Hosting;

public sealed class AudioSessionHostTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void An_app_has_only_one_session()
    {
        _world.Host.Open("music");
        var refusal = Assert.Throws<InvalidOperationException>(() => _world.Host.Open("music"));
        Assert.Equal("The app 'music' has a session already, and an app has only one. Use that one (index 0), or dispose it first.", refusal.Message);
    }

    [Fact]
    public void An_app_that_left_may_come_back_as_new()
    {
        var before = _world.Playing("music", Category.MediaPlayback);
        before.Dispose();
        var after = _world.Host.Open("music");
        Assert.Equal(before.Index, after.Index);
        Assert.Equal("Uninitialized", after.State);
        Assert.Equal(Status.NotInitialized, after.Activate().Status);
        Assert.Throws<ObjectDisposedException>(() => before.Play());
    }

    [Fact]
    public void A_refusal_says_which_rule_refused_and_why()
    {
        var music = _world.App("music", Category.MediaPlayback);
        _world.Host.Fire(AudioSessionEvents.Rings());
        _world.Host.Fire(AudioSessionEvents.Answers());
        var outcome = music.Activate();
        Assert.False(outcome.IsAccepted);
        Assert.Equal(Status.InsufficientPriority, outcome.Status);
        Assert.Equal("a call is on, and music does not mix", outcome.Because);
        Assert.Equal("Activation.machine", outcome.Rule.File);
        Assert.Equal(["music"], outcome.Rule.Names);
        Assert.Empty(outcome.Decision.Steps);
        Assert.Empty(outcome.Decision.Changes);
    }

    [Fact]
    public void A_decision_names_its_cascades_its_notifications_and_what_changed()
    {
        _world.Playing("music", Category.MediaPlayback);
        var decision = _world.Host.Fire(AudioSessionEvents.Rings());

        Assert.Equal("Rings(phone)", decision.Text);
        Assert.Equal("phone", decision.Subject);
        var interrupt = Assert.Single(decision.Steps, s => s.Subject == "music");
        Assert.Equal(("Active", "Interrupted"), (interrupt.From, interrupt.To));
        Assert.Equal("the phone rings", interrupt.RaisedBy!.Because);
        Assert.Equal("Telephone.machine", interrupt.RaisedBy.File);
        var told = Assert.Single(decision.Told);
        Assert.Equal(("music", "InterruptionBegan(Default)"), (told.To, told.Text));
        Assert.Equal("PhoneCall interrupts music", told.Cause.Because);
        var change = Assert.Single(decision.Changes);
        Assert.True(change.Before.IsAudible);
        Assert.Equal(["Interruption"], change.After.Mutes);
        Assert.Equal("Hearing.machine", Assert.Single(change.NewMutes).File);
    }

    [Fact]
    public void Explaining_lists_every_reason_for_silence()
    {
        var game = _world.Playing("game", Category.AmbientSound);
        _world.Host.Fire(AudioSessionEvents.MoveRingSwitch(RingSwitch.Silent));
        _world.Host.Fire(AudioSessionEvents.LockScreen());
        var layers = _world.Host.Explain(game);
        Assert.Equal(["RingSwitch", "ScreenLock"], layers.Mutes);
        Assert.Equal(["the ring switch is set to silent", "the screen is locked"], layers.MuteCauses.Select(c => c.Because));
        Assert.Contains("muted (RingSwitch, ScreenLock): the screen is locked (mutes.ScreenLock, Hearing.machine:", game.Explain());
    }

    [Fact]
    public void A_route_that_changes_is_told_with_its_arguments_and_stands_in_the_layers()
    {
        var chat = _world.Playing("chat", Category.PlayAndRecord);
        Assert.Contains("route ReceiverAndMicrophone: route.otherwise, Hearing.machine:", chat.Explain());

        _world.Host.Fire(AudioSessionEvents.DetachMicrophone());
        var decision = _world.Host.Fire(AudioSessionEvents.Attaches(Accessory.Headset));

        Assert.Equal(["RouteChanged(NewDeviceAvailable, Receiver, HeadsetInOut)", "PropertyChanged(AudioInputAvailable)"], decision.Told.Select(t => t.Text));
        Assert.Equal("NewDeviceAvailable", decision.Told[0].Cause.Because);
        Assert.Equal(("HeadsetInOut", "Headphones"), (Other("route"), Other("output")));
        World.Accept(chat.Deactivate());
        Assert.Equal("none", Other("route"));
        Assert.Contains("route none: chat is Inactive (route.none, Hearing.machine:", chat.Explain());

        string Other(string name) => Assert.Single(chat.Layers.Others, o => o.Name == name).Value;
    }

    [Fact]
    public void Disposing_a_session_tells_those_that_it_held_down()
    {
        var music = _world.Playing("music", Category.MediaPlayback);
        var film = _world.App("film", Category.MediaPlayback);
        var told = new List<InterruptionType>();
        music.InterruptionEnded += (_, type) => told.Add(type);
        World.Accept(film.Activate());
        Assert.Equal("Interrupted", music.State);
        film.Dispose();
        Assert.Equal([InterruptionType.ShouldResume], told);
        Assert.Equal("Inactive", music.State);
    }

    [Fact]
    public void Disposing_the_host_ends_every_session_once()
    {
        _world.Playing("music", Category.MediaPlayback);
        _world.Playing("game", Category.AmbientSound);
        var exits = new List<string>();
        _world.Host.Decided += (_, decision) => exits.Add(decision.Text);
        _world.Host.Dispose();
        _world.Host.Dispose();
        Assert.Equal(["Exits(music)", "Exits(game)"], exits);
        Assert.Throws<ObjectDisposedException>(() => _world.Host.Fire(AudioSessionEvents.Rings()));
    }

    [Fact]
    public void What_a_listener_causes_is_decided_at_once_and_told_in_order()
    {
        var music = _world.Playing("music", Category.MediaPlayback);
        var told = new List<string>();
        AudioSessionOutcome? again = null;
        music.InterruptionEnded += (_, _) => again = music.Activate();
        _world.Host.Decided += (_, decision) => told.Add(decision.Text);
        music.Notified += (_, notice) => told.Add(notice.Text);
        music.AudibilityChanged += (_, _) => told.Add("audibility");

        _world.Host.Fire(AudioSessionEvents.Rings());
        _world.Host.Fire(AudioSessionEvents.Declines());

        Assert.True(again!.Value.IsAccepted);
        Assert.True(music.IsActive);
        Assert.Equal(
            [
                "Rings(phone)", "InterruptionBegan(Default)", "audibility",
                "Declines(phone)", "InterruptionEnded(ShouldResume)", "audibility",
                "Activate(music, empty)", "audibility",
            ],
            told);
    }

    [Fact]
    public void A_listener_that_throws_is_reported_and_harms_nobody()
    {
        var music = _world.Playing("music", Category.MediaPlayback);
        var faults = new List<HostFault>();
        var reached = false;
        _world.Host.Faulted += (_, fault) => faults.Add(fault);
        music.InterruptionBegan += (_, _) => throw new InvalidOperationException("the app is broken");
        music.InterruptionBegan += (_, _) => reached = true;

        var decision = _world.Host.Fire(AudioSessionEvents.Rings());

        Assert.True(decision.IsAccepted);
        Assert.True(reached);
        Assert.Equal("Interrupted", music.State);
        var fault = Assert.Single(faults);
        Assert.Equal((HostFaultKind.Listener, "music"), (fault.Kind, fault.Session));
        Assert.Contains("the app is broken", fault.Message);
    }

    [Fact]
    public void A_listener_of_faults_that_throws_is_kept_and_not_told_again()
    {
        _world.Host.Faulted += (_, _) => throw new InvalidOperationException("worse");
        _world.Host.Decided += (_, _) => throw new InvalidOperationException("bad");
        _world.Host.Fire(AudioSessionEvents.Rings());
        Assert.Equal(["A listener threw: bad", "A listener of Faulted threw: worse"], _world.Host.Faults.Select(f => f.Message));
    }

    [Fact]
    public async Task A_listener_that_blocks_delays_no_decision()
    {
        var music = _world.Playing("music", Category.MediaPlayback);
        using var entered = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        music.InterruptionBegan += (_, _) =>
        {
            entered.Set();
            release.Wait(TimeSpan.FromSeconds(30));
        };
        var blocked = Task.Run(() => _world.Host.Fire(AudioSessionEvents.Rings()));
        Assert.True(entered.Wait(TimeSpan.FromSeconds(30)));

        var decision = _world.Host.Fire(AudioSessionEvents.Declines());

        Assert.True(decision.IsAccepted);
        Assert.Equal("Inactive", music.State);
        Assert.False(blocked.IsCompleted);
        release.Set();
        await blocked;
    }

    [Fact]
    public async Task Decisions_of_many_threads_are_as_if_made_one_after_the_other()
    {
        var sessions = Enumerable.Range(0, 4).Select(i => _world.App($"app{i}", (Category)i)).ToArray();
        var start = _world.Host.Read(m => (AudioSessionMachine)m.Clone());
        var decisions = new List<Decision>();
        _world.Host.Decided += (_, decision) => decisions.Add(decision);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(seed => Task.Run(() => FireAtRandom(new Random(seed), sessions))));

        Assert.Equal(800, decisions.Count);
        Assert.Equal(Enumerable.Range((int)decisions[0].Number, 800).Select(n => (long)n), decisions.Select(d => d.Number));
        Assert.All(decisions, decision => Assert.Equal(start.Fire(decision.Event), decision.Outcome));
        Assert.Equal(sessions.Select(s => start.StateOf(0, s.Index)), _world.Host.Read(m => sessions.Select(s => m.StateOf(0, s.Index)).ToList()));
        Assert.Empty(_world.Host.Faults);
    }

    [Fact]
    public void A_cascade_cannot_be_fired()
    {
        var cascade = new MachineEvent(_world.Host.Info.Event("LetGo"), 0);
        Assert.Throws<ArgumentException>(() => _world.Host.Fire(cascade));
    }

    [Fact]
    public void An_event_for_a_session_that_does_not_exist_is_refused_with_words()
    {
        var refusal = Assert.Throws<ArgumentException>(() => _world.Host.Fire(AudioSessionEvents.Play(3)));
        Assert.StartsWith("Play: there is no Session with the index 3.", refusal.Message);
    }

    [Fact]
    public void The_microphone_of_the_device_is_the_microphone_of_the_policy()
    {
        var memo = _world.App("memo", Category.RecordAudio);
        _world.Device.HasInput = false;
        Assert.Equal(Status.NoHardwareError, memo.Activate().Status);
        _world.Device.HasInput = true;
        Assert.Equal(Status.NoError, memo.Activate().Status);
    }

    private void FireAtRandom(Random random, AudioSession[] sessions)
    {
        for (var i = 0; i < 200; i++)
        {
            var s = sessions[random.Next(sessions.Length)].Index;
            _world.Host.Fire(random.Next(8) switch
            {
                0 => AudioSessionEvents.Activate(s, 0),
                1 => AudioSessionEvents.Deactivate(s, random.Next(2)),
                2 => AudioSessionEvents.Play(s),
                3 => AudioSessionEvents.Record(s),
                4 => AudioSessionEvents.Rings(),
                5 => AudioSessionEvents.Declines(),
                6 => AudioSessionEvents.SetCategory(s, (Category)random.Next(6)),
                _ => AudioSessionEvents.SetDuck(s, random.Next(2) == 1),
            });
        }
    }
}
