using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;
using Orleans.Storage;

namespace Muster.Storage.Sqlite;

/// <summary>
/// Makes <c>Orleans:GrainStorage:&lt;name&gt;</c> with <c>ProviderType</c> <c>Sqlite</c> a SQLite storage. Keys:
/// <c>Path</c> (see <see cref="SqliteGrainStorageOptions.Path"/>) and <c>SerializerKey</c>, the key under which an
/// <see cref="IGrainStorageSerializer"/> is registered.
/// </summary>
internal sealed class SqliteGrainStorageProviderBuilder : IProviderBuilder<ISiloBuilder>
{
    public void Configure(ISiloBuilder builder, string? name, IConfigurationSection configurationSection)
    {
        builder.AddSqliteGrainStorage(name ?? "Default");
        builder.Services.AddOptions<SqliteGrainStorageOptions>(name ?? "Default").Configure<IServiceProvider>(
            (options, services) =>
            {
                options.Path = configurationSection["Path"];
                options.GrainStorageSerializer = Serializer(configurationSection, services);
            });
    }

    private static IGrainStorageSerializer? Serializer(IConfigurationSection section, IServiceProvider services)
    {
        if (section["SerializerKey"] is not { Length: > 0 } key)
        {
            return null;
        }

        return services.GetKeyedService<IGrainStorageSerializer>(key) ?? throw new InvalidOperationException(
            $"{section.Path}:SerializerKey: expected the key of a registered IGrainStorageSerializer, found '{key}'.");
    }
}
