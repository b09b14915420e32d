using System.Linq;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Binding;

/// <summary>How a rule is called within its owner. Names come from what the line does, not from where it stands, so that moving a line keeps its name.</summary>
internal static class RuleNames
{
    /// <summary><c>from.Active</c>, <c>from.any</c>, <c>otherwise</c>, <c>always</c></summary>
    public static string Clause(ClauseSyntax clause)
    {
        var name = clause.Source switch
        {
            ClauseSource.Named => "from." + string.Join(".", clause.States.Select(s => s.Text)),
            ClauseSource.Any => "from.any",
            ClauseSource.Otherwise => "otherwise",
            _ => "always",
        };
        return clause.GuardOtherwise ? name + ".otherwise" : name;
    }

    /// <summary>The sources as written: <c>from Inactive, Interrupted</c>, <c>from any</c>, <c>from S otherwise</c>, <c>otherwise</c>, <c>always</c>.</summary>
    public static string ClauseSourceText(ClauseSyntax clause)
    {
        var text = clause.Source switch
        {
            ClauseSource.Named => "from " + string.Join(", ", clause.States.Select(s => s.Text)),
            ClauseSource.Any => "from any",
            ClauseSource.Otherwise => "otherwise",
            _ => "always",
        };
        return clause.GuardOtherwise ? text + " otherwise" : text;
    }

    /// <summary>The header without the body: <c>from Ready when g -> Active</c>.</summary>
    public static string ClauseText(ClauseSyntax clause, SourceText source)
    {
        var text = ClauseSourceText(clause);
        if (clause.Guard is not null)
        {
            text += " when " + SourceLine.Fold(source, clause.Guard.Span);
        }

        return clause.IsStay ? text + " stay" : clause.Target is null ? text : $"{text} -> {clause.Target.Text}";
    }

    /// <summary><c>set.mix</c>, <c>tell.RouteChanged</c>, <c>each.other</c></summary>
    public static string Effect(EffectSyntax effect) => effect switch
    {
        SetSyntax set => "set." + Last(set.Target),
        AddSyntax add => "add." + Last(add.Target),
        RemoveSyntax remove => "remove." + Last(remove.Target),
        ClearSyntax clear => "clear." + Last(clear.Target),
        ForgetSyntax forget => "forget." + Last(forget.Target),
        TellSyntax tell => "tell." + tell.Notification.Text,
        RaiseSyntax raise => "raise." + raise.Event.Text,
        EachSyntax each => "each." + each.Binder.Name.Text,
        _ => "effect",
    };

    /// <summary>The value where it is a plain name or literal, else <c>value</c>; <c>otherwise</c> for the last line.</summary>
    public static string Line(RuleSyntax rule) => rule switch
    {
        { When: null, Each: null } => "otherwise",
        { Value: NameSyntax name } => name.Name.Text,
        { Value: MemberSyntax { Target: NameSyntax } member } => member.Name.Text,
        { Value: BoolSyntax value } => value.Value ? "yes" : "no",
        { Value: IntSyntax value } => value.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        { Value: NoneSyntax } => "none",
        _ => "value",
    };

    private static string Last(PathSyntax path) => path.Names.Count == 0 ? "" : path.Names[path.Names.Count - 1].Text;
}
