using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Binding;

/// <summary>Finds the main file, checks that the others are parts of it, and resolves what the machine answers.</summary>
internal sealed class HeaderBinder(BindContext context)
{
    private SourceText? _main;

    /// <summary>Before names are known: which file is the main one.</summary>
    public void BindHeaders()
    {
        foreach (var file in context.Files.Where(f => f.Header is { IsPart: false }))
        {
            if (_main is null)
            {
                (_main, context.Header) = (file.Source, file.Header);
            }
            else
            {
                var second = file.Source.Locate(file.Header!.Machine.Span);
                context.Report(Errors.TwoMachines(second, file.Header.Machine.Text, _main.Locate(context.Header!.Machine.Span)));
            }
        }

        foreach (var file in context.Files)
        {
            CheckPart(file);
        }
    }

    /// <summary>After names are known: <c>answers Status = NoError</c>.</summary>
    public void BindAnswers()
    {
        if (context.Header?.AnswerType is not { } type || _main is null || type.IsMissing)
        {
            return;
        }

        if (!context.Symbols.Types.TryGetValue(type.Text, out var symbol))
        {
            context.Report(Errors.UnknownType(_main.Locate(type.Span), type.Text, SpellChecker.Nearest(type.Text, context.Symbols.Enums.Select(e => e.Name))));
        }
        else if (symbol is not EnumSymbol { Policy: null } answers)
        {
            context.Report(Errors.AnswersNeedEnum(_main.Locate(type.Span), symbol.Kind, type.Text));
        }
        else
        {
            BindNormalAnswer(answers);
        }
    }

    private void BindNormalAnswer(EnumSymbol answers)
    {
        context.AnswerType = answers;
        if (context.Header!.NormalAnswer is not { IsMissing: false } normal)
        {
            return;
        }

        if (answers.Has(normal.Text))
        {
            context.NormalAnswer = answers.Meaning(normal.Text);
        }
        else
        {
            context.Report(Errors.UnknownMember(_main!.Locate(normal.Span), normal.Text, answers.Name, SpellChecker.Nearest(normal.Text, answers.Names)));
        }
    }

    private void CheckPart(FileSyntax file)
    {
        // A file without a header was reported when it was parsed.
        if (file.Header is null || file.Header.Machine.IsMissing)
        {
            return;
        }

        if (context.Header is null)
        {
            context.Report(Errors.NoMainFile(file.Source.Locate(file.Header.Machine.Span), file.Header.Machine.Text));
        }
        else if (file.Header.IsPart && file.Header.Machine.Text != context.Header.Machine.Text)
        {
            context.Report(Errors.PartOfOther(file.Source.Locate(file.Header.Machine.Span), file.Header.Machine.Text, context.Header.Machine.Text));
        }
    }
}
