namespace StateMachine.Tool;

/// <summary>The colours of a terminal, or none at all.</summary>
/// <param name="isOn">Whether to colour.</param>
internal readonly struct Paint(bool isOn)
{
    public string Bold(string text) => In("1", text);

    public string Dim(string text) => In("2", text);

    public string Error(string text) => In("1;31", text);

    public string Warning(string text) => In("1;33", text);

    public string Good(string text) => In("32", text);

    public string Place(string text) => In("36", text);

    public string Label(string text) => In("34", text);

    private string In(string code, string text) => isOn && text.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
