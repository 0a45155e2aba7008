namespace Muster.Hosting;

/// <summary>Stores that <see cref="StoreOptions.Kind"/> sets up by one word.</summary>
public enum StoreKind
{
    /// <summary>The embedded database in the data folder: one process, nothing to install.</summary>
    Sqlite,

    /// <summary>Azure Storage: blobs for what grains store, tables for membership and reminders.</summary>
    Azure,

    /// <summary>PostgreSQL, prepared by <c>deploy/postgres/muster.sql</c>.</summary>
    Postgres,

    /// <summary>Redis, set up as in <c>deploy/redis/redis.conf</c>.</summary>
    Redis,

    /// <summary>The process's memory. WARNING: nothing outlives the process.</summary>
    Memory,
}
