namespace AudioSessions.Player.Timeline;

/// <summary>Colours of a terminal, or none at all.</summary>
/// <param name="isOn">Whether to colour.</param>
internal sealed class Paint(bool isOn)
{
    private static readonly string[] Names = ["36", "35", "34", "32", "33", "96", "95", "94"];
    private readonly List<string> _seen = [];

    public string Bold(string text) => In("1", text);

    public string Dim(string text) => In("2", text);

    public string Underline(string text) => In("4;2", text);

    public string Place(string text) => In("36", text);

    /// <summary>The same colour for the same name.</summary>
    public string Name(string name, string text)
    {
        var index = _seen.IndexOf(name);
        if (index < 0)
        {
            index = _seen.Count;
            _seen.Add(name);
        }

        return In(Names[index % Names.Length], text);
    }

    public string Row(RowKind kind, string text) => kind switch
    {
        RowKind.Event => In("1", text),
        RowKind.Answer => In("1;33", text),
        RowKind.Louder => In("32", text),
        RowKind.Quieter => In("33", text),
        RowKind.Failure => In("1;31", text),
        _ => text,
    };

    public string Good(string text) => In("32", text);

    public string Bad(string text) => In("1;31", text);

    private string In(string code, string text) => isOn && text.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
