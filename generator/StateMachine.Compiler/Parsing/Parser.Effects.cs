using System.Collections.Generic;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Parsing;

/// <summary>The lines that change or send something. Each begins with a verb, which has been consumed when its method is called.</summary>
public sealed partial class Parser
{
    private EffectSyntax Effect(string keyword, int start) => keyword switch
    {
        "set" => Set(start),
        "add" => Add(start),
        "remove" => Remove(start),
        "clear" => Clear(start),
        "forget" => Forget(start),
        "tell" => Tell(start),
        "raise" => Raise(start),
        _ => Each(start),
    };

    private SetSyntax Set(int start)
    {
        var target = Path("the variable to set");
        ExpectWord("to", "before the new value");
        var value = Expression();
        return new SetSyntax(target, value, When(), Because(), SpanFrom(start));
    }

    private AddSyntax Add(int start)
    {
        var item = Expression();
        ExpectWord("to", "before the set or list to add to");
        var target = Path("the set or list to add to");
        var anchor = TakeWord("before") ? Expression() : null;
        return new AddSyntax(item, target, anchor, When(), Because(), SpanFrom(start));
    }

    private RemoveSyntax Remove(int start)
    {
        var item = Expression();
        ExpectWord("from", "before the set or list to remove from");
        var target = Path("the set or list to remove from");
        return new RemoveSyntax(item, target, When(), Because(), SpanFrom(start));
    }

    private ClearSyntax Clear(int start)
    {
        var target = Path("the variable to clear");
        return new ClearSyntax(target, When(), Because(), SpanFrom(start));
    }

    private ForgetSyntax Forget(int start)
    {
        var target = Path("the entity to forget");
        return new ForgetSyntax(target, When(), Because(), SpanFrom(start));
    }

    private TellSyntax Tell(int start)
    {
        var target = Path("the entity to tell");
        var notification = UpperName("the name of a notification");
        List<ExprSyntax> arguments = At(TokenKind.LeftParenthesis) ? InParentheses(Expression) : [];
        return new TellSyntax(target, notification, arguments, When(), Because(), SpanFrom(start));
    }

    private RaiseSyntax Raise(int start)
    {
        var cascade = UpperName("the name of a cascade");
        var arguments = RequiredArguments("the cascade");
        return new RaiseSyntax(cascade, arguments, When(), Because(), SpanFrom(start));
    }

    private List<ExprSyntax> RequiredArguments(string owner)
    {
        if (At(TokenKind.LeftParenthesis))
        {
            return InParentheses(Expression);
        }

        Fail(Errors.ExpectedSign(Here, "'('", $"and the arguments of {owner}", Found));
        return [];
    }

    /// <summary><c>each b : T where condition</c>, then an effect, which may stand on the next line, or a block of effects.</summary>
    private EachSyntax Each(int start)
    {
        var binder = Binder();
        var where = TakeWord("where") ? Expression() : null;
        var effects = new List<EffectSyntax>();
        if (Enter())
        {
            EachBody(effects);
            Leave();
        }

        return new EachSyntax(binder, where, effects, SpanFrom(start));
    }

    private void EachBody(List<EffectSyntax> effects)
    {
        if (At(TokenKind.LeftBrace))
        {
            Block("this 'each'", () => EachLine(effects), "the effect", () => AtClause);
            return;
        }

        if (!AtClause)
        {
            JoinNextLine();
        }

        EachLine(effects);
    }

    private void EachLine(List<EffectSyntax> effects)
    {
        var start = Current.Span.Start;
        var keyword = Keyword(Words.Effects, nearest => Errors.ExpectedEffect(Here, Found, Words.Effects, nearest));
        if (keyword is null)
        {
            Fail(Errors.ExpectedEffect(Here, Found, Words.Effects, null));
            return;
        }

        effects.Add(Effect(keyword, start));
    }

    /// <summary><c>device.waiting</c>: a name, and after each dot any word.</summary>
    private PathSyntax Path(string what)
    {
        var names = new List<Name> { LowerName(what) };
        while (Take(TokenKind.Dot))
        {
            names.Add(NameAfterDot());
        }

        return new PathSyntax(names, TextSpan.Union(names[0].Span, names[names.Count - 1].Span));
    }

    private Name NameAfterDot()
    {
        if (!AtItemEnd && Current.IsWord)
        {
            return AnyName();
        }

        Fail(Errors.ExpectedName(Here, "a name after the dot", Found));
        return MissingName();
    }
}
