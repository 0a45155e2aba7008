using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Muster.Hosting;

/// <summary>
/// Bounds the connections of a process. The driver's own bound is 100, which is all that a server of the usual settings has for
/// everybody; shards write in groups, so a few suffice. Whoever gets none waits for one.
/// </summary>
internal static class PostgresPool
{
    /// <summary>Connections of a process where its connection string does not set <c>Maximum Pool Size</c>.</summary>
    public const int MaxSize = 24;

    /// <summary>The connection string with a bound. It is the same for all providers of a process, so they share one pool.</summary>
    [return: NotNullIfNotNull(nameof(connectionString))]
    public static string? Limit(string? invariant, string? connectionString)
    {
        if (invariant != StoreDefaults.PostgresInvariant || string.IsNullOrEmpty(connectionString))
        {
            return connectionString;
        }

        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (!builder.ShouldSerialize("Maximum Pool Size"))
        {
            builder.MaxPoolSize = MaxSize;
        }

        return builder.ConnectionString;
    }
}
