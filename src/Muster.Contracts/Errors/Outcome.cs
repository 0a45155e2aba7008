using System.Diagnostics.CodeAnalysis;

namespace Muster.Contracts;

/// <summary>Either a value or the reason why there is none.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
[GenerateSerializer, Immutable, Alias("muster.outcome`1")]
public sealed record Outcome<T>
{
    /// <summary>The value; null exactly when the request was refused.</summary>
    [Id(0)] public T? Value { get; init; }

    /// <summary>The refusal; null exactly when there is a value.</summary>
    [Id(1)] public Refusal? Refusal { get; init; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsSuccess => Refusal is null;

    /// <summary>A success.</summary>
    public static implicit operator Outcome<T>(T value) => new() { Value = value };

    /// <summary>A refusal.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new() { Refusal = refusal };
}
