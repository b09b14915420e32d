namespace StateMachine.Compiler.Text;

/// <summary>A place in a spec, equal by value. Lines and columns count from 0; the end is exclusive.</summary>
public readonly record struct Location(string Path, int Start, int Length, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>The file name without its folders, for texts that must not depend on where a project lies.</summary>
    public string FileName
    {
        get
        {
            var path = Path ?? "";
            var slash = path.LastIndexOfAny(['/', '\\']);
            return slash < 0 ? path : path.Substring(slash + 1);
        }
    }

    /// <summary><c>File.machine:12</c>, with lines counted from 1 as people do.</summary>
    public override string ToString() => $"{FileName}:{Line + 1}";
}
