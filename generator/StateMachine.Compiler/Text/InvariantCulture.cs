using System;
using System.Globalization;

namespace StateMachine.Compiler.Text;

/// <summary>Work that comes out the same in every country: a Swedish minus sign is no C#.</summary>
internal static class InvariantCulture
{
    // RS1035 tells analyzers not to depend on the culture of their host. This is how they do not: each entry of the compiler pins it.
#pragma warning disable RS1035
    /// <summary>Runs <paramref name="work"/> under the invariant culture.</summary>
    public static T Run<T>(Func<T> work)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return work();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
#pragma warning restore RS1035
}
