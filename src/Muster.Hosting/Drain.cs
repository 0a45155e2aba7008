using Microsoft.Extensions.Hosting;

namespace Muster.Hosting;

/// <summary>Whether this process has been told to stop. It still serves then, for a while, but asks for no new requests.</summary>
internal sealed class Drain(IHostApplicationLifetime lifetime)
{
    private volatile bool _hasBegun;

    public bool HasBegun => _hasBegun || lifetime.ApplicationStopping.IsCancellationRequested;

    public void Begin() => _hasBegun = true;
}
