using System.Collections.Generic;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Parsing;

/// <summary>Policies, enums, type names, notifications, parameters and types.</summary>
public sealed partial class Parser
{
    private PolicySyntax Policy(string? doc, int start)
    {
        var name = LowerName("the name of the policy");
        var options = ListBlock("the policy", "option", PolicyOption);
        return new PolicySyntax(name, options, doc, SpanFrom(start));
    }

    private PolicyOptionSyntax PolicyOption()
    {
        var doc = TakeDocumentation();
        var name = UpperName("the name of an option");
        return new PolicyOptionSyntax(name, TakeWord("default"), doc);
    }

    private EnumSyntax Enum(string? doc, int start)
    {
        var name = UpperName("the name of the enum");
        var members = ListBlock("the enum", "member", EnumMember);
        return new EnumSyntax(name, members, doc, SpanFrom(start));
    }

    private EnumMemberSyntax EnumMember()
    {
        var doc = TakeDocumentation();
        var isUnused = TakeUnused();
        var name = UpperName("the name of a member");
        if (At(TokenKind.Equals) && !_quiet)
        {
            Fail(Errors.AliasInEnum(Here, name.Text));
            Next();
            UpperName("the name of a member");
        }

        return new EnumMemberSyntax(name, isUnused, doc);
    }

    /// <summary>Takes the mark before the name of a member, row or column. Without a name behind it, it is a name itself.</summary>
    private bool TakeUnused()
    {
        var isMark = Current is { Kind: TokenKind.Lower, Text: "unused" } && Peek(1) is { IsWord: true, StartsLine: false };
        if (isMark)
        {
            _position++;
        }

        return isMark;
    }

    /// <summary><c>type T = A or B</c></summary>
    private TypeAliasSyntax TypeAlias(string? doc, int start)
    {
        var name = UpperName("the name of the type");
        Expect(TokenKind.Equals, "'='", "after the name of the type");
        var alternatives = new List<TypeSyntax> { Type() };
        while (TakeWord("or"))
        {
            alternatives.Add(Type());
        }

        return new TypeAliasSyntax(name, alternatives, doc, SpanFrom(start));
    }

    private NotificationSyntax Notification(string? doc, int start)
    {
        var name = UpperName("the name of the notification");
        var parameters = Parameters();
        ExpectWord("to", "before the entity that is told");
        var to = UpperName("the entity that is told");
        return new NotificationSyntax(name, parameters, to, doc, SpanFrom(start));
    }

    /// <summary>The parameter list, or no parameters if there is none.</summary>
    private List<ParameterSyntax> Parameters() => At(TokenKind.LeftParenthesis) ? InParentheses(Parameter) : [];

    private List<ParameterSyntax> RequiredParameters(string owner)
    {
        if (At(TokenKind.LeftParenthesis))
        {
            return InParentheses(Parameter);
        }

        Fail(Errors.ExpectedSign(Here, "'('", $"and the parameters of {owner}", Found));
        return [];
    }

    private ParameterSyntax Parameter()
    {
        var isUnused = AtWord("unused") && Peek(1).IsWord;
        if (isUnused)
        {
            Next();
        }

        var name = LowerName("the name of a parameter");
        return new ParameterSyntax(name, Take(TokenKind.Colon) ? Type() : null, isUnused);
    }

    private TypeSyntax Type()
    {
        if (!Enter())
        {
            return new BadTypeSyntax(MissingName().Span);
        }

        var start = AtItemEnd ? PreviousEnd : Current.Span.Start;
        var type = TypeWithoutMark(start);
        while (Take(TokenKind.Question))
        {
            // A second mark shows that there is one too many; more of them would only make the tree higher.
            type = type is OptionalTypeSyntax { Element: OptionalTypeSyntax } ? type : new OptionalTypeSyntax(type, SpanFrom(start));
        }

        Leave();
        return type;
    }

    private TypeSyntax TypeWithoutMark(int start)
    {
        if (AtItemEnd)
        {
            Fail(Errors.ExpectedType(Here, Found));
            return new BadTypeSyntax(MissingName().Span);
        }

        switch (Current.Kind)
        {
            case TokenKind.Lower when Current.Text is "set" or "list" or "every" or "least":
                return CompoundType(Next().Text, start);
            case TokenKind.Lower or TokenKind.Upper when !IsReservedHere:
                var name = AnyName();
                return name.Text == "opaque" && !AtItemEnd && Current is { Kind: TokenKind.Lower, Text: "number" or "text" }
                    ? OpaqueType(name, start)
                    : new NamedTypeSyntax(name, name.Span);
            case TokenKind.Integer or TokenKind.Minus:
                return RangeType(start);
            case TokenKind.LeftBrace:
                Report(Errors.InlineEnum(Here));
                InSetBraces(() => UpperName("the name of a member"));
                return new BadTypeSyntax(SpanFrom(start));
            default:
                Fail(Errors.ExpectedType(Here, Found));
                return new BadTypeSyntax(MissingName().Span);
        }
    }

    private TypeSyntax CompoundType(string word, int start)
    {
        if (word is "set" or "list")
        {
            ExpectWord("of", $"after '{word}'");
        }

        var element = Type();
        var span = SpanFrom(start);
        return word switch
        {
            "set" => new SetTypeSyntax(element, span),
            "list" => new ListTypeSyntax(element, span),
            "every" => new EveryTypeSyntax(element, span),
            _ => new LeastTypeSyntax(element, span),
        };
    }

    private TypeSyntax OpaqueType(Name word, int start)
    {
        var kind = AnyName();
        var hasRange = kind.Text == "number" && !AtItemEnd && (At(TokenKind.Integer) || At(TokenKind.Minus));
        var range = hasRange ? RangeType(Current.Span.Start) : null;
        return range is BadTypeSyntax ? range : new OpaqueTypeSyntax(word, kind, range as RangeTypeSyntax, SpanFrom(start));
    }

    private TypeSyntax RangeType(int start)
    {
        var low = Bound();
        if (!Expect(TokenKind.DotDot, "'..'", "and the upper bound of the range"))
        {
            return new BadTypeSyntax(SpanFrom(start));
        }

        var high = Bound();
        var span = SpanFrom(start);
        return low is null || high is null ? new BadTypeSyntax(span) : new RangeTypeSyntax(low.Value, high.Value, span);
    }

    /// <summary>An integer with or without a minus sign; null, with a report, if there is none.</summary>
    private int? Bound()
    {
        var start = Current.Span.Start;
        var isNegative = Take(TokenKind.Minus);
        if (At(TokenKind.Integer))
        {
            return Integer(Next().Text, isNegative, start);
        }

        Fail(Errors.ExpectedSign(Here, "an integer", "as a bound of the range", Found));
        return null;
    }

    /// <summary>Numbers end well before those of the machine do, so that the size of a range and one past its bounds are numbers too.</summary>
    internal const int LargestInteger = 1_000_000_000;

    /// <summary>The value of the digits just consumed; 0, with a report, if it is out of range.</summary>
    private int Integer(string digits, bool isNegative, int start)
    {
        var text = isNegative ? "-" + digits : digits;
        if (int.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var value)
            && value is >= -LargestInteger and <= LargestInteger)
        {
            return value;
        }

        Report(Errors.IntegerTooLarge(_source.Locate(SpanFrom(start)), text));
        return 0;
    }
}
