// netstandard2.0 lacks the type that init-only properties, and so records, lean on.
namespace System.Runtime.CompilerServices;

internal static class IsExternalInit;
