namespace StateMachine.Tool.Rendering;

/// <summary>The forms that a machine can be drawn in.</summary>
internal enum PictureForm
{
    /// <summary>Text that Markdown pages draw.</summary>
    Mermaid,

    /// <summary>Text that Graphviz draws.</summary>
    Dot,

    /// <summary>A drawing.</summary>
    Svg,

    /// <summary>One page with everything.</summary>
    Html,
}

/// <summary>A file to write.</summary>
/// <param name="Name">Its name, without a folder.</param>
/// <param name="Text">Its content, with line feeds.</param>
internal sealed record Picture(string Name, string Text);
