using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Muster.Storage.Tests.Conformance;

/// <summary>Silos on a store that is a server of its own, where that server is installed.</summary>
public abstract class ServerSilo : SiloFixture
{
    private InProcessTestCluster? _second;
    private string _absence = "";

    /// <summary>The storage <c>one</c> of a second client: another cluster over the same store.</summary>
    public IGrainStorage SecondClient => _second!.Silos[0].ServiceProvider.GetRequiredKeyedService<IGrainStorage>("one");

    public ServerSilo OrSkip()
    {
        Assert.SkipWhen(_second is null, _absence);
        return this;
    }

    public override async ValueTask InitializeAsync()
    {
        _absence = await StartServerAsync();
        if (_absence.Length == 0)
        {
            await base.InitializeAsync();
            _second = await StartAsync();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (_second is not null)
        {
            await _second.DisposeAsync();
        }

        await base.DisposeAsync();
        await StopServerAsync();
    }

    /// <summary>Makes the server hang: it takes connections and answers nothing.</summary>
    public abstract Task PauseAsync();

    public abstract Task ResumeAsync();

    /// <summary>Empty, or why there is no server.</summary>
    protected abstract Task<string> StartServerAsync();

    protected abstract ValueTask StopServerAsync();
}
