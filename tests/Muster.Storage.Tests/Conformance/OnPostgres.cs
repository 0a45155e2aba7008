namespace Muster.Storage.Tests.Conformance;

/// <summary>One server for all tests of PostgreSQL, which therefore run one after the other: some of them stop it.</summary>
[CollectionDefinition]
public sealed class OnPostgres : ICollectionFixture<PostgresSilo>;
