using Microsoft.Extensions.DependencyInjection;
using Muster.Grains;
using Muster.Storage.Sqlite;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace Muster.Operations;

/// <summary>A database that no Muster runs on, open for changes by the grains' own classes.</summary>
internal sealed class StoreWriter : IDisposable
{
    private static readonly Statement s_rename = new(
        "UPDATE grain_state SET state = $next WHERE storage = $storage AND state = $state AND grain = $grain",
        "$next", "$storage", "$state", "$grain");

    private readonly ServiceProvider _services;
    private readonly SqliteDatabases _databases;
    private readonly string _path;

    private StoreWriter(string path, SqliteDatabases databases, ServiceProvider services)
    {
        _path = path;
        _databases = databases;
        _services = services;
        Stores = new(services);
        Documents = new(Stores);
    }

    public ObjectStores Stores { get; }

    public DocumentStore Documents { get; }

    /// <summary>Opens a database that exists.</summary>
    /// <exception cref="DatabaseUnusableException">There is none, or none that can be used.</exception>
    /// <exception cref="DatabaseInUseException">A Muster runs on it.</exception>
    public static StoreWriter OpenExisting(string path, TimeProvider time) =>
        File.Exists(path) ? Open(path, time) : throw DatabaseMessages.NoDatabase(path);

    /// <summary>Opens it, made if need be. It stays closed to every other process until it is disposed of.</summary>
    /// <exception cref="DatabaseInUseException">A Muster runs on it.</exception>
    public static StoreWriter Open(string path, TimeProvider time)
    {
        var databases = new SqliteDatabases(time);
        var services = new ServiceCollection().AddSerializer();
        foreach (var name in (string[])[StorageNames.Meta, StorageNames.Content])
        {
            services.AddKeyedSingleton<IGrainStorage>(name, (provider, _) => new SqliteGrainStorage(
                name,
                path,
                databases,
                new OrleansGrainStorageSerializer(provider.GetRequiredService<Serializer>()),
                provider.GetRequiredService<IActivatorProvider>()));
        }

        var built = services.BuildServiceProvider();
        try
        {
            return new(path, databases, built);
        }
        catch
        {
            built.Dispose();
            databases.Dispose();
            throw;
        }
    }

    /// <summary>The store that holds objects of this storage.</summary>
    public ObjectStore Of(string storage) => storage == StorageNames.Content ? Stores.Content : Stores.Meta;

    /// <summary>Gives an object another name, its bytes as they are, however damaged. Nothing happens when it is not there.</summary>
    public Task RenameAsync(string storage, GrainId owner, string state, string next) =>
        _databases.Open(_path).WriteAsync(0, session => session.Execute(s_rename, next, storage, state, owner.ToString()));

    public void Dispose()
    {
        _services.Dispose();
        _databases.Dispose();
    }
}
