using System.Text.Json;

namespace Muster.Operations;

/// <summary>The file <c>backup.json</c> of a backup: what there is to restore, and the hashes by which damage is found.</summary>
internal sealed record BackupManifest
{
    public const string FileName = "backup.json";
    public const string FormatName = "muster-backup";
    public const int KnownVersion = 1;

    /// <summary>Always <see cref="FormatName"/>.</summary>
    public required string Format { get; init; }

    /// <summary>Raised when an older release could not restore it.</summary>
    public required int Version { get; init; }

    /// <summary>Release that made it.</summary>
    public required string Product { get; init; }

    /// <summary>When it was begun: it holds everything that was acknowledged before.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>Its files beside this one.</summary>
    public required ImmutableArray<BackupFile> Files { get; init; }

    /// <summary>How much it holds.</summary>
    public required BackupCounts Counts { get; init; }

    /// <summary>Whether <c>credentials</c> is among the files and holds the key that unwraps the data keys.</summary>
    public required bool HoldsMasterKey { get; init; }

    public static BackupManifest Decode(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, BackupJson.Default.BackupManifest) is { Format: FormatName } manifest
                ? manifest
                : throw new JsonException("it is no backup");
        }
        catch (JsonException cause)
        {
            throw new OperationRefusedException($"{FileName}: expected the manifest of a backup, found: {cause.Message}", cause);
        }
    }

    public byte[] Encode() => JsonSerializer.SerializeToUtf8Bytes(this, BackupJson.Default.BackupManifest);
}
