using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Muster.Storage.Sqlite;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Muster.Storage.Tests;

public sealed class SqliteConfigurationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Defaults()
    {
        var options = new SqliteGrainStorageOptions();

        Assert.Null(options.Path);
        Assert.Null(options.GrainStorageSerializer);
        Assert.Null(new SqliteReminderOptions().Path);
    }

    [Fact]
    public async Task StoragesOnOneFile_ShareItsDatabase_AndCloseItWithTheSilo()
    {
        var path = _folder.File("shared.db");
        await using (var cluster = await StartAsync(
            ("Orleans:GrainStorage:one:ProviderType", "Sqlite"),
            ("Orleans:GrainStorage:one:Path", path),
            ("Orleans:GrainStorage:two:ProviderType", "Sqlite"),
            ("Orleans:GrainStorage:two:Path", path)))
        {
            var services = cluster.Silos[0].ServiceProvider;
            Assert.Same(
                services.GetRequiredService<SqliteDatabases>().Open(path),
                services.GetRequiredService<SqliteDatabases>().Open(path));
            Assert.Same(
                services.GetRequiredKeyedService<IGrainStorage>("one"),
                services.GetRequiredKeyedService<IGrainStorageInventory>("one"));
            await cluster.StopAllSilosAsync();
            await using var again = SqliteDatabase.Open(path, TimeProvider.System);
        }
    }

    [Fact]
    public async Task Path_DefaultsToTheDataDirectory()
    {
        await using var cluster = await StartAsync(
            ("Orleans:GrainStorage:one:ProviderType", "Sqlite"),
            ("Muster:DataDirectory", _folder.File("here")));

        Assert.True(File.Exists(_folder.File("here/muster.db")));
    }

    [Fact]
    public async Task Start_OnADatabaseInUse_FailsWithItsMessage()
    {
        var path = _folder.File("muster.db");
        await using var other = SqliteDatabase.Open(path, TimeProvider.System);

        await Assert.ThrowsAsync<DatabaseInUseException>(() => StartAsync(
            ("Orleans:GrainStorage:one:ProviderType", "Sqlite"), ("Orleans:GrainStorage:one:Path", path)));
    }

    [Fact]
    public async Task Reminders_AreKeptInTheFile_ThroughARestart()
    {
        (string, string)[] settings =
        [
            ("Orleans:Reminders:ProviderType", "Sqlite"), ("Orleans:Reminders:Path", _folder.File("muster.db")),
        ];
        var entry = new ReminderEntry
        {
            GrainId = GrainId.Create("sweeper", "1"),
            ReminderName = "sweep",
            StartAt = new(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            Period = TimeSpan.FromHours(1),
        };
        string? etag;
        await using (var first = await StartAsync(settings))
        {
            etag = await Reminders(first).UpsertRow(entry);
        }

        await using var second = await StartAsync(settings);

        var kept = Assert.Single((await Reminders(second).ReadRows(0, 0)).Reminders);
        Assert.Equal(
            (entry.GrainId, "sweep", entry.StartAt, entry.Period, etag),
            (kept.GrainId, kept.ReminderName, kept.StartAt, kept.Period, kept.ETag));
        static IReminderTable Reminders(InProcessTestCluster cluster) =>
            cluster.Silos[0].ServiceProvider.GetRequiredService<IReminderTable>();
    }

    [Fact]
    public async Task Reminders_OnADatabaseInUse_FailTheStartWithItsMessage()
    {
        var path = _folder.File("muster.db");
        await using var other = SqliteDatabase.Open(path, TimeProvider.System);

        await Assert.ThrowsAsync<DatabaseInUseException>(() => StartAsync(
            ("Orleans:Reminders:ProviderType", "Sqlite"), ("Orleans:Reminders:Path", path)));
    }

    [Fact]
    public async Task UnknownSerializerKey_FailsTheStart()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(
            ("Orleans:GrainStorage:one:ProviderType", "Sqlite"),
            ("Orleans:GrainStorage:one:Path", _folder.File("muster.db")),
            ("Orleans:GrainStorage:one:SerializerKey", "nobody")));

        Assert.Equal(
            "Orleans:GrainStorage:one:SerializerKey: expected the key of a registered IGrainStorageSerializer, "
            + "found 'nobody'.",
            exception.Message);
    }

    [Fact]
    public async Task AddSqliteGrainStorage_TakesOptionsInCode()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.AddSqliteGrainStorage(
            "code", options => options.Path = _folder.File("code.db")));
        await using var cluster = builder.Build();
        await cluster.DeployAsync();

        Assert.True(File.Exists(_folder.File("code.db")));
        Assert.Equal(
            _folder.File("code.db"),
            cluster.Silos[0].ServiceProvider
                .GetRequiredService<IOptionsMonitor<SqliteGrainStorageOptions>>().Get("code").Path);
    }

    private static async Task<InProcessTestCluster> StartAsync(params (string Key, string Value)[] settings)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSiloHost((_, host) => host.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value))));
        var cluster = builder.Build();
        try
        {
            await cluster.DeployAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }
}
