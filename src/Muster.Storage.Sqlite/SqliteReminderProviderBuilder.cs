using Microsoft.Extensions.Configuration;
using Orleans.Providers;

namespace Muster.Storage.Sqlite;

/// <summary>
/// Makes <c>Orleans:Reminders</c> with <c>ProviderType</c> <c>Sqlite</c> the SQLite table. Key: <c>Path</c> (see
/// <see cref="SqliteReminderOptions.Path"/>).
/// </summary>
internal sealed class SqliteReminderProviderBuilder : IProviderBuilder<ISiloBuilder>
{
    public void Configure(ISiloBuilder builder, string? name, IConfigurationSection configurationSection) =>
        builder.UseSqliteReminders(options => options.Path = configurationSection["Path"]);
}
