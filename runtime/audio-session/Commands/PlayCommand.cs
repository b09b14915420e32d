using System.Globalization;
using AudioSessions.Devices;
using AudioSessions.Player.Picture;
using AudioSessions.Player.Playing;
using AudioSessions.Player.Timeline;
using AudioSessions.Policy;
using StateMachine;

namespace AudioSessions.Player.Commands;

/// <summary>Plays a scenario, and leaves its sound, its picture and its timeline.</summary>
/// <param name="terminal">Where the timeline goes.</param>
internal sealed class PlayCommand(Terminal terminal)
{
    private readonly Paint _paint = new(terminal.UsesColour);

    /// <summary>Runs it.</summary>
    /// <returns>The exit code, see <see cref="Tool"/>.</returns>
    public int Run(PlayArguments arguments)
    {
        if (arguments.List)
        {
            return List();
        }

        var scenario = ScenarioChoice.Find(arguments.Scenario, AudioSessionScenarios.All).Under(arguments.Policies);
        Directory.CreateDirectory(arguments.Out);
        var files = new StoryFiles(arguments.Out);
        var story = Play(scenario, arguments, files);
        var picture = StoryDrawing.Of(story);
        PictureWriter.WriteSvg(picture, files.Svg);
        PictureWriter.WriteHtml(picture, Path.GetFileName(files.Wav), files.Html);
        var lines = new TimelineWriter(terminal.Out, _paint).Write(story);
        Summarise(story, files, lines);
        return story.Failures.Count == 0 && story.Faults.Count == 0 ? Tool.Success : Tool.NotMet;
    }

    private static Story Play(Scenario scenario, PlayArguments arguments, StoryFiles files)
    {
        WavWriter? wav = null;
        try
        {
            using var player = new StoryPlayer(scenario, arguments.Pace, arguments.Sounds, format => wav = new WavWriter(files.Wav, format));
            return player.Play();
        }
        finally
        {
            wav?.Dispose();
        }
    }

    private int List()
    {
        var width = AudioSessionScenarios.All.Max(s => s.Title.Length);
        foreach (var scenario in AudioSessionScenarios.All)
        {
            terminal.Out.WriteLine($"{scenario.Title.PadRight(width)}  {_paint.Dim($"{scenario.File}:{scenario.Line}")}");
        }

        return Tool.Success;
    }

    private void Summarise(Story story, StoryFiles files, int lines)
    {
        var refused = story.Moments.Count(m => !m.Decision.IsAccepted);
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{story.Moments.Count} events decided ({refused} refused), told in {lines} lines."));
        terminal.Out.WriteLine(story.Failures.Count == 0
            ? _paint.Good($"{story.Expectations} expectations checked, all met; every invariant held after every event.")
            : _paint.Bad($"{story.Expectations} expectations checked, and these were not met:"));
        foreach (var failure in story.Failures)
        {
            terminal.Out.WriteLine(_paint.Bad($"  {failure}"));
        }

        foreach (var fault in story.Faults)
        {
            terminal.Out.WriteLine(_paint.Bad($"  {fault.Message}"));
        }

        var format = AudioFormat.Stereo48k;
        terminal.Out.WriteLine($"  listen  {files.Wav}  ({TimelineWriter.Time(story.Duration, tenths: true)}, {format})");
        terminal.Out.WriteLine($"  look    {files.Html}  (the picture alone: {files.Svg})");
    }

    private sealed record StoryFiles(string Folder)
    {
        public string Wav => Path.Combine(Folder, "story.wav");

        public string Svg => Path.Combine(Folder, "story.svg");

        public string Html => Path.Combine(Folder, "story.html");
    }
}
