// netstandard2.0 lacks the types that records and required members lean on.
namespace System.Runtime.CompilerServices
{
    internal static class IsExternalInit;
}
