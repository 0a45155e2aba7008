using Orleans.Storage;

namespace Muster.Storage.Sqlite;

/// <summary>Where one named SQLite grain storage keeps its states, and how they become bytes.</summary>
public sealed class SqliteGrainStorageOptions : IStorageProviderSerializerOptions
{
    /// <summary>
    /// The database file; a relative path starts at the process's working directory. Storages that name the same file
    /// share one database and one writer. Default: <c>muster.db</c> in the folder that
    /// <c>Muster:DataDirectory</c> names, or in <c>data</c>.
    /// </summary>
    public string? Path { get; set; }

    /// <summary>Turns states into bytes. Default: null, which means Orleans' binary serializer.</summary>
    public IGrainStorageSerializer? GrainStorageSerializer { get; set; }

    IGrainStorageSerializer IStorageProviderSerializerOptions.GrainStorageSerializer
    {
        get => GrainStorageSerializer!;
        set => GrainStorageSerializer = value;
    }
}
