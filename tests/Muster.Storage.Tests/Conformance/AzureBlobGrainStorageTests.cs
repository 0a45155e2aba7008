using Orleans.Storage;

namespace Muster.Storage.Tests.Conformance;

public sealed class AzureBlobGrainStorageTests(AzureBlobGrainStorageTests.Silo silo)
    : GrainStorageSuite, IClassFixture<AzureBlobGrainStorageTests.Silo>
{
    protected override IGrainStorage Storage => silo.OrSkip().Storage;

    protected override IGrainStorage OtherStorage => silo.OrSkip().OtherStorage;

    public sealed class Silo : SiloFixture
    {
        private Azurite? _azurite;
        private string _absence = "";

        public Silo OrSkip()
        {
            Assert.SkipWhen(_azurite is null, _absence);
            return this;
        }

        public override async ValueTask InitializeAsync()
        {
            (_azurite, _absence) = await Azurite.TryStartAsync();
            if (_azurite is not null)
            {
                await base.InitializeAsync();
            }
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            if (_azurite is not null)
            {
                await _azurite.DisposeAsync();
            }
        }

        protected override IEnumerable<KeyValuePair<string, string?>> Keys(string storage) =>
        [
            new("ProviderType", "AzureBlobStorage"),
            new("ConnectionString", _azurite!.ConnectionString),
            new("ContainerName", $"suite-{storage}"),
            new("SerializerKey", "orleans"),
        ];
    }
}
