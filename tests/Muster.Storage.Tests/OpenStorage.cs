using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Muster.Storage.Sqlite;
using Muster.Storage.Tests.Conformance;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace Muster.Storage.Tests;

/// <summary>A SQLite storage without a silo around it. Disposing closes the database.</summary>
internal sealed class OpenStorage : IDisposable
{
    private static readonly ServiceProvider s_services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    private readonly SqliteDatabases _databases = new(TimeProvider.System);

    public OpenStorage(string path)
    {
        Database = _databases.Open(path);
        Storage = new SqliteGrainStorage(
            "documents",
            path,
            _databases,
            new OrleansGrainStorageSerializer(s_services.GetRequiredService<Serializer>()),
            s_services.GetRequiredService<IActivatorProvider>());
    }

    public SqliteDatabase Database { get; }

    public SqliteGrainStorage Storage { get; }

    public async Task WriteAsync(string key, string text, string state = "state")
    {
        var grain = await LoadAsync(key, state);
        grain.State = new StoredBytes { Payload = Encoding.UTF8.GetBytes(text) };
        await Storage.WriteStateAsync(state, Grain(key), grain);
    }

    /// <summary>Null where there is no such state.</summary>
    public async Task<string?> ReadAsync(string key)
    {
        var state = await LoadAsync(key, "state");
        return state.RecordExists ? Encoding.UTF8.GetString(state.State!.Payload) : null;
    }

    public void Dispose() => _databases.Dispose();

    private static GrainId Grain(string key) => GrainId.Create("document", key);

    private async Task<GrainState<StoredBytes>> LoadAsync(string key, string state)
    {
        var grain = new GrainState<StoredBytes>();
        await Storage.ReadStateAsync(state, Grain(key), grain);
        return grain;
    }
}
