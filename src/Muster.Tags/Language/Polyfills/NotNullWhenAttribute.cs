#if NETSTANDARD2_0
namespace System.Diagnostics.CodeAnalysis;

/// <summary>The framework's attribute, for the compiler, where the framework lacks it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class NotNullWhenAttribute(bool returnValue) : Attribute
{
    public bool ReturnValue { get; } = returnValue;
}
#endif
