using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace Muster.Storage.Sqlite;

/// <summary>Adds SQLite storage to a silo in code; configuration alone does it too.</summary>
public static class SqliteSiloBuilderExtensions
{
    private const string DefaultFileName = "muster.db";

    /// <summary>Adds the grain storage <paramref name="name"/>, kept in a SQLite database.</summary>
    public static ISiloBuilder AddSqliteGrainStorage(
        this ISiloBuilder builder, string name, Action<SqliteGrainStorageOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSqliteDatabases();
        builder.Services.AddOptions<SqliteGrainStorageOptions>(name).Configure(configure ?? (static _ => { }));
        builder.Services.AddGrainStorage(name, Create);
        builder.Services.AddKeyedSingleton<IGrainStorageInventory>(
            name, static (services, key) => (SqliteGrainStorage)services.GetRequiredKeyedService<IGrainStorage>(key));
        return builder;
    }

    /// <summary>Keeps reminders in a SQLite database.</summary>
    public static ISiloBuilder UseSqliteReminders(
        this ISiloBuilder builder, Action<SqliteReminderOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddReminders();
        builder.Services.AddSqliteDatabases();
        builder.Services.AddOptions<SqliteReminderOptions>().Configure(configure ?? (static _ => { }));
        builder.Services.AddSingleton(static services => new SqliteReminderTable(
            services.GetRequiredService<SqliteDatabases>().Open(DatabasePath(
                services, services.GetRequiredService<IOptions<SqliteReminderOptions>>().Value.Path))));
        builder.Services.AddSingleton<IReminderTable>(
            static services => services.GetRequiredService<SqliteReminderTable>());
        builder.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(
            static services => services.GetRequiredService<SqliteReminderTable>());
        return builder;
    }

    internal static void AddSqliteDatabases(this IServiceCollection services)
    {
        if (services.Any(static service => service.ServiceType == typeof(SqliteDatabases)))
        {
            return;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SqliteDatabases>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(
            static provider => provider.GetRequiredService<SqliteDatabases>());
    }

    internal static string DatabasePath(IServiceProvider services, string? configured) =>
        Path.GetFullPath(configured is { Length: > 0 }
            ? configured
            : Path.Combine(
                services.GetService<IConfiguration>()?["Muster:DataDirectory"] ?? "data", DefaultFileName));

    private static SqliteGrainStorage Create(IServiceProvider services, string name)
    {
        var options = services.GetRequiredService<IOptionsMonitor<SqliteGrainStorageOptions>>().Get(name);
        return new SqliteGrainStorage(
            name,
            DatabasePath(services, options.Path),
            services.GetRequiredService<SqliteDatabases>(),
            options.GrainStorageSerializer
                ?? new OrleansGrainStorageSerializer(services.GetRequiredService<Serializer>()),
            services.GetRequiredService<IActivatorProvider>());
    }
}
