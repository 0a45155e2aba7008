using Orleans.Storage;

namespace Muster.Storage.Tests.Conformance;

public sealed class MemoryGrainStorageTests(MemoryGrainStorageTests.Silo silo)
    : GrainStorageSuite, IClassFixture<MemoryGrainStorageTests.Silo>
{
    protected override IGrainStorage Storage => silo.Storage;

    protected override IGrainStorage OtherStorage => silo.OtherStorage;

    protected override string StoragesOverlap =>
        "Orleans' memory storages share their grains: the storage's name is no part of the key.";

    public sealed class Silo : SiloFixture
    {
        protected override IEnumerable<KeyValuePair<string, string?>> Keys(string storage) =>
        [
            new("ProviderType", "Memory"),
            new("SerializerKey", "orleans"),
        ];
    }
}
