using StateMachine.Compiler.Emit;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Tests.Emit;

/// <summary>Aliases of rows in the emitted code: constants with their codes beside the enum, and never members of it.</summary>
public class AliasTests
{
    private const string Shop = """
        machine Shop
        table Kind {
                 code    loud
          Bell   'bell'  yes
          Chime  -50     no
          /// Before 1990.
          Gong   'gong'  = Bell
          Ring   -50     = Chime
        }
        table Plain {
                x
          Big   1
          Huge  = Big
        }
        entity Door many {
          kind  : Kind = Chime
          plain : Plain = Big
        }
        table Property {
                 writes
          Sound  SetKind
        }
        on SetKind(d : Door, kind : Kind) { set d.kind to kind }
        dispatch Set(d : Door, p : Property, value : opaque) to p.writes { }
        """;

    [Fact]
    public void They_are_constants_with_their_documentation_and_codes()
        => Assert.Contains("""
            public static class KindAliases
            {
                /// <summary>Before 1990.</summary>
                public const Kind Gong = Kind.Bell;

                /// <summary>Another name for Chime.</summary>
                public const Kind Ring = Kind.Chime;

                /// <summary>Their codes, which may be others than those of their rows.</summary>
                [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1034", Justification = "The codes are those of the aliases around them.")]
                public static class Codes
                {
                    /// <summary>'gong'</summary>
                    public const uint Gong = 0x676F6E67u;
                    /// <summary>-50</summary>
                    public const uint Ring = 4294967246u;
                }
            }
            """, Emitted("Vocabulary"));

    [Fact]
    public void A_table_without_codes_has_aliases_without_codes()
        => Assert.Contains("""
            public static class PlainAliases
            {
                /// <summary>Another name for Big.</summary>
                public const Plain Huge = Plain.Big;
            }
            """, Emitted("Vocabulary"));

    [Fact]
    public void They_are_in_the_info() => Assert.Contains("""new("Kind", "Gong", "Bell", 0x676F6E67u, "Before 1990."),""", Emitted("Info"));

    [Fact]
    public void A_dispatch_takes_the_code_of_an_alias_for_its_row()
    {
        Assert.Contains("Fit.Member<Kind>(value, KindValues.FromCode, out number)", Emitted("Dispatch"));
        Assert.Contains("0x676F6E67u => Kind.Bell,", Emitted("Vocabulary"));
    }

    [Fact]
    public void A_number_among_codes_is_a_code() => Assert.Contains("_ => 4294967246u,", Emitted("Vocabulary").Replace("Kind.Chime", "_", StringComparison.Ordinal));

    private static string Emitted(string file)
    {
        var compiled = MachineCompiler.Compile([new SourceText("Shop.machine", Shop)]);
        Assert.Empty(compiled.Diagnostics.Select(d => d.ToString()));
        return string.Concat(CSharpEmitter.Emit(compiled.Model!, EmitOptions.Readable("Shop")).Files.Where(f => f.Text.Contains(file == "Dispatch" ? "class ShopDispatch" : file == "Info" ? "class ShopInfo" : "enum Kind", StringComparison.Ordinal)).Select(f => f.Text));
    }
}
