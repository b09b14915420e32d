using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Tests.Parsing;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Binding;

/// <summary>Compiles short pieces of a spec on top of a small machine that has one of everything, so that a case shows only what it is about.</summary>
internal static class BoundSource
{
    /// <summary>What the pieces can speak of. It compiles without a diagnostic.</summary>
    public const string Prelude = """
        machine Test
        answers Status = Ok

        enum Status { Ok, Busy, Wrong }
        enum Colour { Red, Green, Blue }
        enum Light { Red, Dark }
        enum Cause { Alarm, Call }

        type Causer = Session or Cause

        policy strictness { Lax default, Strict }

        table Kind {
                  code    weight  loud  best   allowed          reads   writes
          Plain   'plai'  1       no    Green  all              colour  SetColour
          Heavy   'heav'  5       yes   -      { Red, Blue }    -       -
        }

        matrix clash(row : Colour, column : Light) : Colour? {
                 Red   Dark
          Red    Red   -
          Green  Blue  Blue
          Blue   Blue  Green
        }

        notification Painted(colour : Colour) to Session
        notification Lit to Device

        entity Session many {
          states {
            Closed initial, refuses Wrong because "it is closed"
            Open { Idle initial, Running }
          }
          kind   : Kind   = Plain
          colour : Colour = Red
          level  : 0..7   = 0
          fast   : bool   = no
          owner  : Session?
          causes : set of Causer
          marks  : set of Colour
          raw    : opaque
        }

        entity Device one {
          states { Off initial, On { Low, High } }
          queue : list of Session
          lit   : bool = no
        }

        entity Plug one {
          used : bool = no
        }

        define running(s : Session) = s is Running
        define top = first of device.queue

        observe why(s : Session) : every Colour {
          Red    when s is Running  because "{s} runs"
          Green  when s.fast        because "{s} is fast"
        }

        on Begin(s : Session, colour : Colour) {
          from Open  set s.colour to colour
        }

        on SetColour(s : Session, wanted : Colour) {
          from Open  set s.colour to wanted
        }

        on Press(device) {
          otherwise  stay
        }

        cascade Push(s : Session, by : Causer) {
          from Idle  -> Running
        }
        """;

    /// <summary>Compiles the piece as a second file; a piece with a header of its own is compiled alone.</summary>
    public static CompileResult Compile(string piece) => MachineCompiler.Compile([.. Files(new SourceText("Test.machine", piece))]);

    /// <summary>The model of the prelude with a piece in which nothing is wrong.</summary>
    public static MachineModel Bind(string piece)
    {
        var result = Compile(WithHeader(piece));
        Assert.Empty(result.Diagnostics.Select(d => d.ToString()));
        Assert.NotNull(result.Model);
        return result.Model;
    }

    /// <summary>Compiles a piece with marked places; exactly these codes must be reported exactly there.</summary>
    public static CompileResult Expect(string marked, params string[] codes)
    {
        var source = MarkedSource.Read(WithHeader(marked));
        var result = MachineCompiler.Compile([.. Files(source.Source)]);
        var expected = source.Places.Select((place, i) => $"{(i < codes.Length ? codes[i] : "no code given")} at {Show(source.Source, place.Start, place.Length)}");
        var actual = result.Diagnostics.Select(d => d.At.Path == source.Source.Path ? $"{d.Code} at {Show(source.Source, d.At.Start, d.At.Length)}" : d.ToString());
        Assert.Equal(string.Join("\n", expected), string.Join("\n", actual));
        Assert.Equal(codes.Length, source.Places.Count);
        Assert.Equal(result.Diagnostics.Any(d => d.Severity == Severity.Error), result.Model is null);
        return result;
    }

    private static string WithHeader(string piece) => HasHeader(piece) ? piece : "part of Test\n\n" + piece;

    private static bool HasHeader(string piece) => piece.StartsWith("machine ", StringComparison.Ordinal) || piece.StartsWith("part of ", StringComparison.Ordinal);

    private static IEnumerable<SourceText> Files(SourceText piece)
        => piece.Text.StartsWith("machine ", StringComparison.Ordinal) ? [piece] : [new SourceText("Prelude.machine", Prelude), piece];

    private static string Show(SourceText source, int start, int length)
    {
        var at = source.Locate(new TextSpan(start, length));
        return $"{at.Line + 1}:{at.Column + 1} '{source.Slice(new TextSpan(start, length)).Replace("\n", "\\n")}'";
    }
}
