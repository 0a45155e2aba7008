using System.Threading.Channels;

namespace Muster.Grains.Tests.Cluster;

/// <summary>A membership of one silo, which can be slow, say that it is dead, or fail.</summary>
internal sealed class FakeMembership(SiloAddress silo) : IMembershipTable
{
    private readonly Channel<int> _begun = Channel.CreateUnbounded<int>();
    private TaskCompletionSource? _gate;

    public SiloStatus Status { get; set; } = SiloStatus.Active;

    public Exception? Fault { get; set; }

    public int Reads { get; private set; }

    public void Close() => _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open()
    {
        _gate!.SetResult();
        _gate = null;
    }

    /// <summary>Completes when so many reads have begun.</summary>
    public async Task WaitForReadAsync(int number)
    {
        while (await _begun.Reader.ReadAsync() < number)
        {
        }
    }

    public async Task<MembershipTableData> ReadRowAsync(SiloAddress key, CancellationToken cancellationToken = default)
    {
        _begun.Writer.TryWrite(++Reads);
        if (_gate is { } gate)
        {
            await gate.Task;
        }

        return Fault is null
            ? new(Tuple.Create(new MembershipEntry { SiloAddress = silo, Status = Status }, "1"), new(1, "1"))
            : throw Fault;
    }

    public Task<MembershipTableData> ReadRow(SiloAddress key) => ReadRowAsync(key);

    public Task InitializeMembershipTable(bool tryInitTableVersion) => throw new NotSupportedException();

    public Task DeleteMembershipTableEntries(string clusterId) => throw new NotSupportedException();

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => throw new NotSupportedException();

    public Task<MembershipTableData> ReadAll() => throw new NotSupportedException();

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => throw new NotSupportedException();

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => throw new NotSupportedException();

    public Task UpdateIAmAlive(MembershipEntry entry) => throw new NotSupportedException();
}
