namespace Muster.Operations;

/// <summary>Where an installation keeps what, by its configuration.</summary>
public sealed record Installation
{
    /// <summary>Name of the database in a data folder where nothing else is configured.</summary>
    public const string DefaultDatabaseName = "muster.db";

    /// <summary>The data folder, as a full path.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Full path of the credentials made at first start, which need not exist.</summary>
    public required string CredentialsPath { get; init; }

    /// <summary>Provider of the grain storages: <c>Sqlite</c>, or another one, which the verbs cannot read.</summary>
    public required string StorageProvider { get; init; }

    /// <summary>Database files of the two grain storages, full paths; the same one for both, unless configured otherwise.</summary>
    public required ImmutableArray<string> DatabasePaths { get; init; }

    /// <summary>Master keys of the key ring in Base64, the current one first. Empty when none is configured.</summary>
    public required ImmutableArray<string> MasterKeys { get; init; }

    /// <summary>Account of the configured credentials, or null.</summary>
    public string? AccountId { get; init; }

    /// <summary>The one database.</summary>
    /// <exception cref="OperationRefusedException">The storage is another one, or lies in several files.</exception>
    public string RequireDatabase(string verb)
    {
        if (!StorageProvider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase))
        {
            throw new OperationRefusedException(
                $"{verb}: expected the embedded database, found grain storage '{StorageProvider}'. Use that storage's own "
                + "means, for example soft delete, versioning and point-in-time restore of Azure Blob Storage for the "
                + "containers of both grain storages, and keep Muster:KeyRing:Key.");
        }

        return DatabasePaths.Distinct(StringComparer.Ordinal).ToArray() is [var path]
            ? path
            : throw new OperationRefusedException(
                $"{verb}: expected the storages 'meta' and 'content' in one database, found "
                + $"'{string.Join("' and '", DatabasePaths)}'. Stop Muster and copy both files.");
    }
}
