using AudioSessions.Policy;
using AudioSessions.Properties.Conformance;

namespace AudioSessions.Properties.Sound;

/// <summary>How an app that ducks others can cease to.</summary>
public enum Leaving
{
    Deactivates,
    DeactivatesAndNotifies,
    GivesDuckingUp,
    ChangesItsCategory,
    Exits,
    Dies,
}

/// <summary>Ducking, heard: a fifth of the level while the ducker is active, and all of it again however it leaves.</summary>
public class DuckingTests
{
    private const int Listened = 0;
    private const int Ducker = 1;

    public static TheoryData<Leaving, string> Cases
    {
        get
        {
            var data = new TheoryData<Leaving, string>();
            foreach (var leaving in Enum.GetValues<Leaving>())
            {
                foreach (var kind in (string[])["AmbientSound", "SoloAmbientSound", "MediaPlayback", "MediaPlayback+mix", "PlayAndRecord", "PlayAndRecord+mix"])
                {
                    data.Add(leaving, kind);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_duck_lasts_as_long_as_its_ducker(Leaving leaving, string kind)
    {
        foreach (var ducker in (Category[])[Category.AmbientSound, Category.MediaPlayback, Category.PlayAndRecord])
        {
            using var bench = new SoundBench(sessions: 2);
            Play(bench, Listened, Kind.Parse(kind));
            AssertLevel(bench, 1.0);

            Duck(bench, Ducker, ducker);
            AssertLevel(bench, 0.2);

            Leave(bench, leaving);
            AssertLevel(bench, 1.0);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Two_ducks_do_not_add_up_and_the_second_remains_when_the_first_goes(Leaving leaving, string kind)
    {
        using var bench = new SoundBench(sessions: 3);
        Play(bench, Listened, Kind.Parse(kind));
        Duck(bench, Ducker, Category.MediaPlayback);
        Duck(bench, Ducker + 1, Category.MediaPlayback);
        AssertLevel(bench, 0.2);

        Leave(bench, leaving);
        AssertLevel(bench, 0.2);
    }

    private static void Play(SoundBench bench, int session, Kind kind)
    {
        bench.Accept(AudioSessionEvents.Initialize(session), AudioSessionEvents.SetCategory(session, kind.Category));
        if (kind.Mix)
        {
            bench.Accept(AudioSessionEvents.SetMix(session, true));
        }

        bench.Accept(AudioSessionEvents.Activate(session, 0), AudioSessionEvents.Play(session));
    }

    private static void Duck(SoundBench bench, int session, Category category) => bench.Accept(
        AudioSessionEvents.Initialize(session),
        AudioSessionEvents.SetCategory(session, category),
        AudioSessionEvents.SetDuck(session, true),
        AudioSessionEvents.Activate(session, 0),
        AudioSessionEvents.Play(session));

    private static void Leave(SoundBench bench, Leaving leaving)
    {
        switch (leaving)
        {
            case Leaving.Deactivates:
                bench.Accept(AudioSessionEvents.Deactivate(Ducker, 0));
                break;
            case Leaving.DeactivatesAndNotifies:
                bench.Accept(AudioSessionEvents.Deactivate(Ducker, 1 << (int)ActivationFlag.NotifyOthersOnDeactivation));
                break;
            case Leaving.GivesDuckingUp:
                bench.Accept(AudioSessionEvents.SetDuck(Ducker, false));
                break;
            case Leaving.ChangesItsCategory:
                bench.Accept(AudioSessionEvents.SetCategory(Ducker, Category.AmbientSound));
                break;
            case Leaving.Exits:
                bench.Accept(AudioSessionEvents.Exits(Ducker));
                break;
            case Leaving.Dies:
                bench.Sessions[Ducker].Dispose();
                break;
        }
    }

    private static void AssertLevel(SoundBench bench, double level)
    {
        bench.Settle();
        Assert.Equal(level * bench.FullLevel, bench.Listen()[Listened].Amplitude, Tones.Tolerance);
    }
}
