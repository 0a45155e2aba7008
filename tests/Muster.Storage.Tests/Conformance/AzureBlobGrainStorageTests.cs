using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Muster.Storage.Tests.Conformance;

public sealed class AzureBlobGrainStorageTests(AzureBlobGrainStorageTests.Silo silo)
    : ServerStorageSuite(silo), IClassFixture<AzureBlobGrainStorageTests.Silo>
{
    public sealed class Silo : ServerSilo
    {
        private Azurite? _azurite;

        public override Task PauseAsync() => _azurite!.PauseAsync();

        public override Task ResumeAsync() => _azurite!.ResumeAsync();

        protected override async Task<string> StartServerAsync()
        {
            (_azurite, var absence) = await Azurite.TryStartAsync();
            return absence;
        }

        protected override ValueTask StopServerAsync() => _azurite?.DisposeAsync() ?? ValueTask.CompletedTask;

        protected override IEnumerable<KeyValuePair<string, string?>> Keys(string storage) =>
        [
            new("ProviderType", "AzureBlobStorage"),
            storage == "two" ? new("ServiceKey", "impatient") : new("ConnectionString", _azurite!.ConnectionString),
            new("ContainerName", $"suite-{storage}"),
            new("SerializerKey", "orleans"),
        ];

        // The client's own patience is 100 s for each of four attempts, and no connection string can say otherwise.
        protected override void Configure(IHostApplicationBuilder host)
        {
            base.Configure(host);
            host.Services.AddKeyedSingleton("impatient", (_, _) => new BlobServiceClient(
                _azurite!.ConnectionString,
                new BlobClientOptions { Retry = { MaxRetries = 0, NetworkTimeout = TimeSpan.FromSeconds(2) } }));
        }
    }
}
