namespace Muster.Contracts;

/// <summary>A module without its bytes.</summary>
/// <param name="Name">Part name as uploaded; may begin with <c>./</c>, which the loader ignores.</param>
/// <param name="Kind">What it is.</param>
/// <param name="ContentType">Content type as uploaded, given back by the content endpoints.</param>
/// <param name="Size">Length in bytes.</param>
[GenerateSerializer, Immutable, Alias("muster.module-info")]
public sealed record ModuleInfo(
    [property: Id(0)] string Name,
    [property: Id(1)] ModuleKind Kind,
    [property: Id(2)] string ContentType,
    [property: Id(3)] long Size);
