using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Muster.Gateway;

/// <summary>
/// How many bytes of uploads are in memory at once: an upload is held whole until it is stored, and many large ones together
/// must not end the process. Those that come later wait before their body is read.
/// </summary>
internal sealed class UploadBudget : IDisposable
{
    private const int Unit = 1024 * 1024;

    // Uploads that wait hold a connection each and nothing more.
    private const int WaitingFactor = 16;

    private readonly int _units;
    private readonly ConcurrencyLimiter _limiter;

    public UploadBudget(IOptions<GatewayOptions> options)
    {
        _units = (int)Math.Max(1, options.Value.MaxUploadBytesInMemory / Unit);
        _limiter = new(new()
        {
            PermitLimit = _units,
            QueueLimit = _units * WaitingFactor,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }

    /// <summary>
    /// Waits until an upload of this size may be read. The lease is given back when the upload is no longer in memory; it is
    /// not acquired when too many wait already.
    /// </summary>
    public ValueTask<RateLimitLease> EnterAsync(long size, CancellationToken cancellation) =>
        _limiter.AcquireAsync((int)Math.Clamp((size + Unit - 1) / Unit, 1, _units), cancellation);

    public void Dispose() => _limiter.Dispose();
}
