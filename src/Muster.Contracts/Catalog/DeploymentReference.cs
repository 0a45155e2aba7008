namespace Muster.Contracts;

/// <summary>Names a deployment.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsUpload">
/// Whether an upload deployed itself: then <paramref name="Id"/> is the version's id and no deployment document exists.
/// </param>
[GenerateSerializer, Immutable, Alias("muster.deployment-reference")]
public readonly record struct DeploymentReference([property: Id(0)] Guid Id, [property: Id(1)] bool IsUpload);
