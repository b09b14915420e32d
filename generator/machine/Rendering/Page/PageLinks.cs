using System.Text;
using System.Text.RegularExpressions;
using StateMachine.Compiler.Model;
using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>Where on the page the things of a machine are, by their names.</summary>
internal sealed partial class PageLinks
{
    private readonly Dictionary<string, string> _anchors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _members;
    private readonly MachineModel _model;

    public PageLinks(MachineModel model)
    {
        _model = model;
        Add("entity", model.Entities.Select(e => e.Name));
        Add("event", model.Events.Select(e => e.Name).Concat(model.Dispatches.Select(d => d.Name)));
        Add("define", model.Definitions.Select(d => d.Name));
        Add("policy", model.Policies.Select(p => p.Name));
        Add("word", model.Enums.Select(e => e.Name).Concat(model.Unions.Select(u => u.Name)).Concat(model.Matrices.Select(m => m.Name)).Concat(model.Notifications.Select(n => n.Name)));
        _members = [.. model.Enums.SelectMany(e => e.Members).Concat(model.Policies.SelectMany(p => p.Options)).Select(m => m.Name), .. model.Entities.SelectMany(e => e.States).Select(s => s.Name)];
    }

    /// <summary>Code as written, with a link at each name that means one thing only; markup.</summary>
    public string Code(string text)
    {
        var result = new StringBuilder();
        var end = 0;
        foreach (var match in Names().Matches(text).Where(m => _anchors.ContainsKey(m.Value) && !_members.Contains(m.Value)))
        {
            result.Append(Markup.Escape(text[end..match.Index])).Append(PageText.Link(_anchors[match.Value], match.Value));
            end = match.Index + match.Length;
        }

        return result.Append(Markup.Escape(text[end..])).ToString();
    }

    /// <summary>The name in a cell that names a declaration, as a link; markup.</summary>
    public string Reference(string name)
    {
        if (_anchors.TryGetValue(name, out var anchor))
        {
            return $"<a href=\"#{anchor}\">{PageText.Soft(name)}</a>";
        }

        var owner = _model.Entities.FirstOrDefault(e => e.Variables.Any(v => v.Name == name));
        return owner is null ? PageText.Soft(name) : $"<a href=\"#{Variable(owner.Name, name)}\">{PageText.Soft(name)}</a>";
    }

    /// <summary>The anchor of a variable.</summary>
    public static string Variable(string entity, string name) => PageText.Id("variable", entity, name);

    private void Add(string kind, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            _anchors.TryAdd(name, PageText.Id(kind, name));
        }
    }

    // What stands behind a dot is a variable or a column, between quotes it is a text.
    [GeneratedRegex("""(?<![.\w'"])[A-Za-z_]\w*(?!['"])""")]
    private static partial Regex Names();
}
