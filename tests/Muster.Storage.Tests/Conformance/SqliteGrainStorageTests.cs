using Orleans.Storage;

namespace Muster.Storage.Tests.Conformance;

public sealed class SqliteGrainStorageTests(SqliteGrainStorageTests.Silo silo)
    : GrainStorageSuite, IClassFixture<SqliteGrainStorageTests.Silo>
{
    protected override IGrainStorage Storage => silo.Storage;

    protected override IGrainStorage OtherStorage => silo.OtherStorage;

    public sealed class Silo : SiloFixture
    {
        private readonly TemporaryFolder _folder = new();

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            _folder.Dispose();
        }

        protected override IEnumerable<KeyValuePair<string, string?>> Keys(string storage) =>
        [
            new("ProviderType", "Sqlite"),
            new("Path", _folder.File("muster.db")),
        ];
    }
}
