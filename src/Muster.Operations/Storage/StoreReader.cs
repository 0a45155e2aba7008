using Microsoft.Extensions.DependencyInjection;
using Muster.Grains;
using Muster.Storage.Sqlite;
using Orleans.Serialization;
using Orleans.Storage;

namespace Muster.Operations;

/// <summary>Everything that Muster has stored in a database, at one moment.</summary>
internal sealed class StoreReader : IDisposable
{
    private readonly ServiceProvider _services;

    private StoreReader(SqliteSnapshot snapshot, ServiceProvider services)
    {
        Snapshot = snapshot;
        _services = services;
        Stores = new(services);
        Documents = new(Stores);
        Serializer = services.GetRequiredService<Serializer>();
    }

    public SqliteSnapshot Snapshot { get; }

    public ObjectStores Stores { get; }

    public DocumentStore Documents { get; }

    private Serializer Serializer { get; }

    public static StoreReader Open(string path)
    {
        var snapshot = SqliteSnapshot.Open(path);
        var services = new ServiceCollection().AddSerializer();
        foreach (var name in (string[])[StorageNames.Meta, StorageNames.Content])
        {
            services.AddKeyedSingleton<IGrainStorage>(
                name,
                (provider, _) => new SnapshotGrainStorage(name, snapshot, provider.GetRequiredService<Serializer>()));
        }

        return new(snapshot, services.BuildServiceProvider());
    }

    /// <summary>Takes the provider's serializer off an object.</summary>
    /// <exception cref="CorruptObjectException">The bytes are none that it wrote.</exception>
    public byte[] Unwrap(SnapshotState state)
    {
        try
        {
            return Serializer.Deserialize<StoredObject>(state.Bytes!)?.Payload ?? [];
        }
#pragma warning disable CA1031 // Damaged bytes make the serializer throw whatever they run into.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            throw new CorruptObjectException($"the bytes around the object are damaged ({cause.GetType().Name})");
        }
    }

    public void Dispose()
    {
        _services.Dispose();
        Snapshot.Dispose();
    }
}
