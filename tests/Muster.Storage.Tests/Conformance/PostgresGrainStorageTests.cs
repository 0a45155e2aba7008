namespace Muster.Storage.Tests.Conformance;

[Collection<OnPostgres>]
public sealed class PostgresGrainStorageTests(PostgresSilo silo) : ServerStorageSuite(silo)
{
    protected override string StoragesOverlap =>
        "Orleans' AdoNet storages share a table: the storage's name is no part of the key.";

    protected override string GrainTypesOverlap =>
        "Orleans' AdoNet storage leaves the grain's type out of the key: what Muster stores is told apart by its state names.";
}
