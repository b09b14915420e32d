using System.Collections;
using System.Reflection;
using StateMachine.Compiler.Diagnostics;

namespace StateMachine.Compiler.Tests.Diagnostics;

/// <summary>Every factory of <see cref="Errors"/>, called with made-up arguments: what the compiler can say at all.</summary>
internal static class ErrorFactories
{
    private static readonly IReadOnlyList<MethodInfo> Methods =
        [.. typeof(Errors).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Where(m => m.ReturnType == typeof(Diagnostic) && !m.IsPrivate)];

    /// <summary>Two of each: with every optional argument and flag, and with none.</summary>
    public static IReadOnlyList<(string Name, Diagnostic Diagnostic)> Samples { get; } =
        [.. Methods.SelectMany(m => new[] { (m.Name, Make(m, full: true)), (m.Name, Make(m, full: false)) })];

    /// <summary>The code and severity of each factory, by code.</summary>
    public static IReadOnlyList<(string Code, Severity Severity)> Codes { get; } =
        [.. Methods.Select(m => Make(m, full: true)).OrderBy(d => d.Code, StringComparer.Ordinal).Select(d => (d.Code, d.Severity))];

    private static Diagnostic Make(MethodInfo factory, bool full)
    {
        var nullability = new NullabilityInfoContext();
        return (Diagnostic)factory.Invoke(null, [.. factory.GetParameters().Select(p =>
            !full && nullability.Create(p).ReadState == NullabilityState.Nullable ? null : Argument(p.ParameterType, full))])!;
    }

    /// <summary>Something that can be passed: one or two items for a list, a word for a text, the smallest value for anything else.</summary>
    private static object? Argument(Type type, bool full)
    {
        if (type == typeof(string))
        {
            return "word";
        }

        if (type == typeof(bool) || type == typeof(int))
        {
            return Convert.ChangeType(full ? 2 : 0, type, null);
        }

        var item = type.IsArray ? type.GetElementType() : type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) ? type.GetGenericArguments()[0] : null;
        if (item is not null)
        {
            var items = Array.CreateInstance(item, full ? 2 : 1);
            for (var i = 0; i < items.Length; i++)
            {
                items.SetValue(Argument(item, full), i);
            }

            return items;
        }

        return type.IsValueType || type.GetConstructor(Type.EmptyTypes) is not null ? Activator.CreateInstance(type)
            : Activator.CreateInstance(type, [.. type.GetConstructors()[0].GetParameters().Select(p => Argument(p.ParameterType, full))]);
    }
}
