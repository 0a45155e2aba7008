using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Muster.Storage.Tests.Conformance;

public sealed class MemoryReminderTableTests(MemoryReminderTableTests.Silo silo)
    : ReminderTableSuite, IClassFixture<MemoryReminderTableTests.Silo>
{
    protected override IReminderTable Table => silo.Table;

    public sealed class Silo : IAsyncLifetime
    {
        private readonly InProcessTestCluster _cluster = Build();

        public IReminderTable Table => _cluster.Silos[0].ServiceProvider.GetRequiredService<IReminderTable>();

        public async ValueTask InitializeAsync() => await _cluster.DeployAsync();

        public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();

        private static InProcessTestCluster Build()
        {
            var builder = new InProcessTestClusterBuilder(1);
            builder.ConfigureSilo((_, silo) => silo.UseInMemoryReminderService());
            return builder.Build();
        }
    }
}
