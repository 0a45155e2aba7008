namespace Muster.Client;

/// <summary>Names a deletion by filter.</summary>
internal sealed record OperationBody(string OperationId);
