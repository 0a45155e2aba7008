namespace Muster.Gateway;

internal sealed record DeploymentWire
{
    public required string Id { get; init; }

    public required string Source { get; init; }

    public string Strategy { get; init; } = "percentage";

    public required string AuthorEmail { get; init; }

    public required string CreatedOn { get; init; }

    public required ImmutableSortedDictionary<string, string> Annotations { get; init; }

    public required ImmutableArray<DeployedVersionWire> Versions { get; init; }

    public static DeploymentWire Of(Deployment deployment) => new()
    {
        Id = deployment.Id.ToString(),
        Source = deployment.Source,
        AuthorEmail = deployment.Author,
        CreatedOn = deployment.CreatedOn.Wire(),
        Annotations = deployment.Annotations,
        Versions = [new(deployment.Version.ToString(), 100)],
    };
}
