namespace AudioSessions.Player.Commands;

/// <summary>What <c>--help</c> prints.</summary>
internal static class HelpText
{
    public const string All = """
        audio-session plays a scenario of the policy's spec and lets you hear, see and read what was decided, and why.

        usage: audio-session play [options]

          --scenario TITLE     which one: its title or a part of it (the story "a day with the phone")
          --list               list the scenarios, and play none
          --sound NAME=FILE    give an app, or ringing, talking or sounding, the sound of a WAV file; repeatable
          --policy NAME=OPTION decide a documented disagreement otherwise; repeatable
          --pace SECONDS       how long to listen after each event (2.0)
          --out FOLDER         where the files go (artifacts)
          --help               this text

        It leaves story.wav to listen to, story.svg to look at, and story.html with both and every decision, and prints the
        timeline: what happened to whom, and which rule at which line of the spec decided it.

        exit code: 0 all that the scenario expects was found; 1 something was not; 2 bad arguments or files
        Colours are left out where the output is no terminal, or NO_COLOR is set.
        """;
}
