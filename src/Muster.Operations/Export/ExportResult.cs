namespace Muster.Operations;

/// <summary>What was exported.</summary>
internal sealed record ExportResult(long Scripts, long SecretsLeftOut, TimeSpan Took);
