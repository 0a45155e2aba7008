using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Storage;

namespace Muster.Grains;

/// <summary>
/// The cluster's format flag: a new format is written only when all silos can read it, so that an upgrade can go silo by silo, and
/// back. Read from the storage now and then: whoever learns late of a higher level goes on writing what everybody reads.
/// </summary>
internal sealed class ClusterFormat(
    ObjectStores stores,
    IOptions<FormatOptions> options,
    TimeProvider time,
    ILogger<ClusterFormat> logger)
{
    public const string StateName = "format";
    public static readonly GrainId Owner = GrainId.Create("muster.cluster", "cluster");
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);
    private int? _level;
    private long _readAt;

    /// <summary>The level to write.</summary>
    /// <exception cref="CorruptObjectException">The store has a level that this release does not know.</exception>
    public async ValueTask<int> GetLevelAsync()
    {
        if (_level is { } known && time.GetElapsedTime(_readAt) < Life)
        {
            return known;
        }

        _readAt = time.GetTimestamp();
        var level = await ReadAsync();
        if (level != _level)
        {
            logger.LogInformation("The cluster writes format {Level}; this release knows up to {Newest}.", level, FormatLevels.Newest);
        }

        _level = level;
        return level;
    }

    private async Task<int> ReadAsync()
    {
        while (true)
        {
            var (handle, payload) = await stores.Meta.ReadAsync(Owner, StateName);
            var flag = payload is null ? null : StoredJson.Decode<FormatFlag>(payload, ObjectKind.Format, handle.ToString());
            if (flag?.Level > FormatLevels.Newest)
            {
                throw new CorruptObjectException(
                    $"{handle}: the store has format {flag.Level}, this release knows up to {FormatLevels.Newest}: run a newer release.");
            }

            if (flag is not null && (flag.Level == FormatLevels.Newest || !options.Value.RaiseFormat))
            {
                return flag.Level;
            }

            try
            {
                await stores.Meta.WriteAsync(handle, StoredJson.Encode(new FormatFlag(FormatLevels.Newest), ObjectKind.Format));
                return FormatLevels.Newest;
            }
            catch (InconsistentStateException)
            {
                // Another silo has written it: what it wrote holds.
            }
        }
    }
}
