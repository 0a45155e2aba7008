using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Muster.Grains;

/// <summary>
/// Keeps a silo that was paused, cut off or evicted from answering: others may have taken over its grains, and what it remembers
/// may be yesterday's. It asks the membership itself, not Orleans' idea of it, and counts from when it asked.
/// </summary>
internal sealed class SiloFence(
    IServiceProvider services,
    ILocalSiloDetails silo,
    IOptions<FenceOptions> options,
    TimeProvider time,
    ILogger<SiloFence> logger)
{
    private readonly FenceOptions _options = options.Value;
    private readonly Lock _gate = new();
    private Task? _reading;
    private long _memberAt = long.MinValue;
    private volatile bool _isEvicted;

    public bool IsEnabled => _options.IsEnabled;

    /// <summary>Completes when this silo may answer what is asked now.</summary>
    /// <exception cref="StorageUnavailableException">It may not, or cannot find out.</exception>
    public ValueTask CheckAsync()
    {
        if (!_options.IsEnabled)
        {
            return ValueTask.CompletedTask;
        }

        var age = Age();
        if (age > _options.MaxAge)
        {
            return new(WaitAsync());
        }

        if (age > _options.RefreshAge)
        {
            _ = Read();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>The entry of any silo; null when there is none.</summary>
    public async Task<SiloStatus?> FindStatusAsync(SiloAddress address)
    {
        try
        {
            var data = await services.GetRequiredService<IMembershipTable>().ReadRowAsync(address).WaitAsync(_options.Patience, time);
            return data.Members.Select(member => member.Item1).FirstOrDefault(entry => entry.SiloAddress.Equals(address))?.Status;
        }
#pragma warning disable CA1031 // Each provider has exceptions of its own; they all mean that nothing is known now.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            throw new StorageUnavailableException("The cluster's membership could not be read.", cause);
        }
    }

    private TimeSpan Age()
    {
        var at = Volatile.Read(ref _memberAt);
        return _isEvicted || at == long.MinValue ? TimeSpan.MaxValue : time.GetElapsedTime(at);
    }

    // A read that is under way may have begun before the pause that made it late: then one more is made.
    private async Task WaitAsync()
    {
        while (Age() > _options.MaxAge)
        {
            if (_isEvicted)
            {
                throw new StorageUnavailableException("This silo is no member of the cluster any more.");
            }

            await Read();
        }
    }

    private Task Read()
    {
        lock (_gate)
        {
            return _reading is { IsCompleted: false } reading ? reading : _reading = ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        await Task.Yield();
        var asked = time.GetTimestamp();
        if (await FindStatusAsync(silo.SiloAddress) is null or SiloStatus.Dead)
        {
            Evict();
        }
        else
        {
            Volatile.Write(ref _memberAt, asked);
        }
    }

    private void Evict()
    {
        if (!_isEvicted)
        {
            _isEvicted = true;
            logger.LogCritical("Silo {Silo} was declared dead by the others. It answers nothing more.", silo.SiloAddress);
            _options.OnEvicted();
        }
    }
}
