using Npgsql;

namespace Muster.Hosting;

/// <summary>A PostgreSQL database: its tables must be there, and its commits durable.</summary>
/// <param name="key">Where the connection string was set.</param>
/// <param name="connectionString">How to reach it.</param>
internal sealed class PostgresServer(string key, string connectionString) : IStoreServer
{
    /// <summary>Version of the script that this release needs: the row <c>MusterScript</c> that it writes.</summary>
    public const string ScriptVersion = "1";

    private const string Script = "deploy/postgres/muster.sql";

    // Anything but off waits for this machine's disk; full_page_writes guards against pages torn by a power cut.
    private static readonly string[] s_durable = ["fsync", "full_page_writes", "synchronous_commit"];

    public async Task<IReadOnlyList<string>> FindFaultsAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancellation);
            await CheckScriptAsync(connection, cancellation);
            List<string> faults = [];
            foreach (var setting in s_durable)
            {
                if (await ShowAsync(connection, setting, cancellation) == "off")
                {
                    faults.Add($"{key}: PostgreSQL has {setting} = off.");
                }
            }

            return faults;
        }
        catch (Exception cause) when (cause is NpgsqlException or OperationCanceledException)
        {
            throw new StartupException($"{key}: PostgreSQL does not answer: {cause.Message}", cause);
        }
    }

    private async Task CheckScriptAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        try
        {
            await using var command = new NpgsqlCommand(
                "SELECT QueryText FROM OrleansQuery WHERE QueryKey = 'MusterScript'", connection);
            if (await command.ExecuteScalarAsync(cancellation) is ScriptVersion)
            {
                return;
            }
        }
        catch (PostgresException cause) when (cause.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            // As if the version were missing.
        }

        throw new StartupException(
            $"{key}: the tables of this release are not in the database '{connection.Database}'. "
            + $"Run {Script} there: psql -v ON_ERROR_STOP=1 -f {Script} \"<connection>\".");
    }

    private static async Task<string?> ShowAsync(NpgsqlConnection connection, string setting, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT current_setting($1)", connection)
        {
            Parameters = { new() { Value = setting } },
        };
        return await command.ExecuteScalarAsync(cancellation) as string;
    }
}
