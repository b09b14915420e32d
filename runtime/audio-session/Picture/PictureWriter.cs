using System.Text;

namespace AudioSessions.Player.Picture;

/// <summary>Draws a story. The same story gives the same bytes, on every machine and in every culture.</summary>
public static class PictureWriter
{
    /// <summary>How many waveform columns the time axis is wide: one a pixel.</summary>
    public const int Columns = PictureLayout.PlotWidth;

    /// <summary>The picture as a stand-alone SVG document with light and dark colours.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A gain or a waveform column is not a finite number.</exception>
    public static string ToSvg(StoryPicture story) =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + SvgPicture.Draw(story);

    /// <summary>The picture within a page that plays the sound and lists every event with the rule that decided it.</summary>
    /// <param name="story">What to draw.</param>
    /// <param name="sound">The sound's address relative to the page, such as "story.wav".</param>
    /// <exception cref="ArgumentOutOfRangeException">A gain or a waveform column is not a finite number.</exception>
    public static string ToHtml(StoryPicture story, string sound) => StoryPage.Write(story, SvgPicture.Draw(story), sound);

    /// <summary>Writes <see cref="ToSvg"/> to a file, replacing it.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void WriteSvg(StoryPicture story, string path) => Write(ToSvg(story), path);

    /// <summary>Writes <see cref="ToHtml"/> to a file, replacing it.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void WriteHtml(StoryPicture story, string sound, string path) => Write(ToHtml(story, sound), path);

    private static void Write(string text, string path) => File.WriteAllText(path, text, new UTF8Encoding(false));
}
