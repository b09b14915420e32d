using StateMachine.Compiler.Checking;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Tests.Parsing;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Checking;

/// <summary>Whole small machines with the places of findings marked; no finding of the tested band may be missing, and none may be anywhere else.</summary>
internal static class CheckedSource
{
    /// <summary>The model of a source with nothing wrong in it for the compiler.</summary>
    public static MachineModel Compile(string text)
    {
        var result = MachineCompiler.Compile([new SourceText("Test.machine", text)]);
        Assert.Empty(result.Diagnostics.Select(d => d.ToString()));
        return result.Model!;
    }

    /// <summary>Checks a machine; the findings must have these codes, and stand exactly at the marks.</summary>
    public static IReadOnlyList<Diagnostic> Expect(CheckBudget budget, string marked, params string[] codes)
    {
        var source = MarkedSource.Read(marked);
        var found = MachineChecker.Check(Compile(source.Source.Text), budget);
        var expected = source.Places.Select((place, i) => $"{(i < codes.Length ? codes[i] : "no code given")} at {Show(source.Source, place)}");
        var actual = found.Select(d => $"{d.Code} at {Show(source.Source, new TextSpan(d.At.Start, d.At.Length))}");
        Assert.Equal(string.Join("\n", expected), string.Join("\n", actual));
        Assert.Equal(codes.Length, source.Places.Count);
        return found;
    }

    private static string Show(SourceText source, TextSpan place)
        => $"{source.Locate(place).Line + 1}:{source.Locate(place).Column + 1} '{source.Slice(place)}'";
}
