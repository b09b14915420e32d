using TextMateSharp.Grammars;
using TextMateSharp.Internal.Grammars.Reader;
using TextMateSharp.Internal.Themes.Reader;
using TextMateSharp.Internal.Types;
using TextMateSharp.Registry;
using TextMateSharp.Themes;

namespace StateMachine.Compiler.Tests.Editor;

/// <summary>The grammars of <c>editor/vscode</c>, run by the engine that editors use.</summary>
internal sealed class Grammar
{
    private readonly IGrammar _grammar;

    private Grammar(IGrammar grammar) => _grammar = grammar;

    /// <summary>The folder of the extension.</summary>
    public static string Folder { get; } = Repository.At("editor", "vscode");

    /// <summary>The grammar of <c>*.machine</c> files.</summary>
    public static Grammar Machine { get; } = new(new Registry(new Options()).LoadGrammar("source.machine"));

    /// <summary>The grammar of machines in Markdown, as if the whole file were inside its injection.</summary>
    public static Grammar Markdown { get; } = new(new Registry(new Options()).LoadGrammar("markdown.machine.codeblock"));

    /// <summary>The scopes of each character of the text, in one string each, outermost first.</summary>
    public string[] Scopes(string text)
    {
        var scopes = new string[text.Length];
        Array.Fill(scopes, "");
        IStateStack? state = null;
        var start = 0;
        foreach (var line in text.Split('\n'))
        {
            var result = _grammar.TokenizeLine(new LineText(line), state, TimeSpan.MaxValue);
            foreach (var token in result.Tokens)
            {
                for (var i = token.StartIndex; i < Math.Min(token.EndIndex, line.Length); i++)
                {
                    scopes[start + i] = string.Join(' ', token.Scopes);
                }
            }

            state = result.RuleStack;
            start += line.Length + 1;
        }

        return scopes;
    }

    private sealed class Options : IRegistryOptions
    {
        public IRawGrammar GetGrammar(string scopeName)
        {
            var file = scopeName == "source.machine" ? "machine" : "markdown";
            using var reader = new StreamReader(Path.Combine(Folder, "syntaxes", $"{file}.tmLanguage.json"));
            return GrammarReader.ReadGrammarSync(reader);
        }

        public ICollection<string> GetInjections(string scopeName) => [];

        public IRawTheme GetTheme(string scopeName) => GetDefaultTheme();

        /// <summary>No colours at all: scopes are looked at.</summary>
        public IRawTheme GetDefaultTheme()
        {
            using var reader = new StreamReader(new MemoryStream("""{ "name": "none", "tokenColors": [] }"""u8.ToArray()));
            return ThemeReader.ReadThemeSync(reader);
        }
    }
}
