namespace Muster.Storage.Tests.Conformance;

[Collection<OnRedis>]
public sealed class RedisGrainStorageTests(RedisSilo silo) : ServerStorageSuite(silo)
{
    protected override string StoragesOverlap =>
        "Orleans' Redis storages share their keys: the storage's name is no part of them.";
}
