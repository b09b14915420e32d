using System.Text.RegularExpressions;
using AudioSessions.Devices;
using AudioSessions.Player.Commands;
using AudioSessions.Policy;

namespace AudioSessions.Tests.Player;

/// <summary>The program, run in this process.</summary>
public sealed class ToolTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("audio-session-").FullName;
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_scenario_is_told_line_by_line_with_the_rule_and_its_place()
    {
        Assert.Equal(0, Play("--scenario", "a voice memo silences a game that mixes"));
        Assert.Equal(
            """
            RecordAudio silences playback: a voice memo silences a game that mixes  MixingScenarios.machine:#
            time  who  what happened, and why  decided at  by the rule
            0:01  memo  Activate(memo, empty)  Inactive → Active  Activation.machine:#  Activate.from.Inactive.Interrupted
            game  silenced: memo records, which silences playback  Hearing.machine:#  mutes.Recording
            0:03  memo  Exits(memo)  Active → Uninitialized  Activation.machine:#  Exits.from.Ready.Suspended.Orphaned
            game  heard again at 100 %, no longer: memo records, which silences  Hearing.machine:#  mutes.Recording
            playback
            2 events decided (0 refused), told in 4 lines.
            6 expectations checked, all met; every invariant held after every event.
            listen  FOLDER/story.wav  (0:05.0, 48000 Hz, 2 ch)
            look  FOLDER/story.html  (the picture alone: FOLDER/story.svg)
            """.ReplaceLineEndings("\n"),
            Plain(_out.ToString()));
    }

    [Fact]
    public void Every_line_fits_and_is_aligned()
    {
        Assert.Equal(0, Play("--pace", "0.2"));
        var lines = _out.ToString().Split('\n').Select(l => l.TrimEnd('\r')).ToList();
        Assert.All(lines.Where(l => !l.Contains(_folder)), line => Assert.InRange(line.Length, 0, 140));
        var places = lines.Select(l => Regex.Match(l, @"  \w+\.machine:\d+ +\S+$")).Where(m => m.Success).Select(m => m.Index).ToList();
        Assert.True(places.Count > 60);
        Assert.Single(places.Distinct());
    }

    [Fact]
    public void It_leaves_a_sound_and_a_picture()
    {
        Assert.Equal(0, Play("--scenario", "a voice memo silences a game that mixes", "--pace", "0.5"));
        var clip = WavFile.Read(Path.Combine(_folder, "story.wav"));
        Assert.Equal(TimeSpan.FromSeconds(2), clip.Duration);
        var left = clip.AsSpan().ToArray().Where((_, i) => i % 2 == 0).ToArray();
        Assert.Contains(left[..48_000], s => s != 0);
        // 10 ms after the memo activates, until it exits: nothing at all.
        Assert.All(left[48_480..72_000], s => Assert.Equal(0f, s));
        Assert.Contains(left[72_000..], s => s != 0);
        Assert.Contains("memo records, which silences playback", File.ReadAllText(Path.Combine(_folder, "story.svg")));
        Assert.Contains("story.wav", File.ReadAllText(Path.Combine(_folder, "story.html")));
    }

    [Fact]
    public void The_users_own_sound_is_played_softly_enough_to_mix()
    {
        var song = Path.Combine(_folder, "song.wav");
        using (var writer = new WavWriter(song, AudioFormat.Mono48k))
        {
            writer.Write(Enumerable.Repeat(0.7f, 48_000).ToArray());
        }

        Assert.Equal(0, Play("--scenario", "a voice memo silences a game that mixes", "--sound", $"game={song}"));
        var samples = WavFile.Read(Path.Combine(_folder, "story.wav")).AsSpan().ToArray();
        Assert.Equal(0.35f, samples[40_000], 3);
    }

    [Fact]
    public void Another_policy_is_heard_and_what_the_scenario_expected_is_reported()
    {
        Assert.Equal(1, Play("--scenario", "the newcomer decides: music silences a game that was there before", "--policy", "mixingOthers=Heard"));
        Assert.Contains("✗ expected 'mutes(game) is { Newcomer }': it does not hold", _out.ToString());
        Assert.Contains("and these were not met:", _out.ToString());
        Assert.True(File.Exists(Path.Combine(_folder, "story.svg")));
    }

    [Fact]
    public void Every_scenario_of_the_spec_can_be_played_and_finds_what_it_expects()
    {
        Assert.All(AudioSessionScenarios.All, s => Assert.True(Play("--scenario", s.Title, "--pace", "0.1") == 0, $"{s.Title}: {_out}{_error}"));
    }

    [Fact]
    public void The_list_names_every_scenario()
    {
        Assert.Equal(0, Run("play", "--list"));
        Assert.All(AudioSessionScenarios.All, s => Assert.Contains($"{s.Title} ", _out.ToString()));
    }

    [Fact]
    public void Help_and_no_arguments_tell_the_options()
    {
        Assert.Equal(0, Run());
        Assert.Equal(0, Run("play", "--help"));
        Assert.Contains("--sound NAME=FILE", _out.ToString());
    }

    [Theory]
    [InlineData("There is no command 'paly'. Did you mean 'play'?", "paly")]
    [InlineData("There is no option '--scenari'. Did you mean '--scenario'? There are: --scenario, --list,", "play", "--scenari", "x")]
    [InlineData("--pace needs a value after it.", "play", "--pace")]
    [InlineData("--pace wants seconds from 0.1 to 60, such as 2.0, not 'soon'.", "play", "--pace", "soon")]
    [InlineData("--sound wants a name and a value, such as --sound music=song.wav, not 'music'.", "play", "--sound", "music")]
    [InlineData("nobody in the scenario is called 'musik'. Did you mean 'music'? There are: music, prompt, game, memo, ringing, talking, sounding.", "play", "--sound", "musik=a.wav")]
    [InlineData("--sound music=/no/such.wav: the file cannot be read.", "play", "--sound", "music=/no/such.wav")]
    [InlineData("There is no policy 'mixingOther'. Did you mean 'mixingOthers'?", "play", "--policy", "mixingOther=Heard")]
    [InlineData("The policy mixingOthers has no option 'Herd'. Did you mean 'Heard'? It has: Silenced, Heard.", "play", "--policy", "mixingOthers=Herd")]
    [InlineData("There is no scenario 'a day with the fone'. Did you mean 'a day with the phone'? There are:", "play", "--scenario", "a day with the fone")]
    [InlineData("'RecordAudio silences' is part of ", "play", "--scenario", "RecordAudio silences")]
    public void What_cannot_be_understood_is_said_in_words(string message, params string[] args)
    {
        Assert.Equal(2, Run([.. args, .. args[0] == "play" && args.Length > 2 ? ["--out", _folder] : Array.Empty<string>()]));
        Assert.Contains(message, _error.ToString());
        Assert.StartsWith("audio-session: ", _error.ToString());
        Assert.DoesNotContain("   at ", _error.ToString());
    }

    [Fact]
    public void A_file_that_is_no_wav_is_named()
    {
        var file = Path.Combine(_folder, "song.wav");
        File.WriteAllText(file, "la la la");
        Assert.Equal(2, Play("--sound", $"music={file}"));
        Assert.Contains(file, _error.ToString());
    }

    [Fact]
    public void Colour_is_used_only_where_it_is_wanted()
    {
        Play("--scenario", "a voice memo silences a game that mixes");
        Assert.DoesNotContain('\u001b', _out.ToString());
        using var coloured = new StringWriter();
        new Tool(new Terminal(coloured, _error, UsesColour: true)).Run(["play", "--scenario", "a voice memo silences a game that mixes", "--out", _folder]);
        Assert.Contains('\u001b', coloured.ToString());
        Assert.Equal(_out.ToString(), Regex.Replace(coloured.ToString(), "\u001b\\[[0-9;]*m", ""));
    }

    private int Play(params string[] args) => Run(["play", "--out", _folder, .. args]);

    private int Run(params string[] args) => new Tool(new Terminal(_out, _error, UsesColour: false)).Run(args);

    /// <summary>Without what the spec's line numbers and the widths of columns decide.</summary>
    private string Plain(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Replace(_folder, "FOLDER").Split('\n')
            .Select(l => Regex.Replace(Regex.Replace(l.Trim(), @"\.machine:\d+", ".machine:#"), " {2,}", "  "))
            .Where(l => l.Length > 0);
        return string.Join("\n", lines);
    }
}
