using System.Net;
using System.Net.Sockets;

namespace Muster.EndToEnd.Tests;

/// <summary>
/// One client: writes one after the other until the process is gone, and repeats the write that was not answered once there is
/// a process again.
/// </summary>
internal sealed class LoadClient
{
    private readonly string _space;
    private readonly GuardedScripts _guarded;
    private readonly Draws _draws;
    private readonly WritePlanner _planner;
    private readonly List<AuditLine> _lines = [];
    private PlannedWrite? _unanswered;

    public LoadClient(int number, int seed, string space, GuardedScripts guarded)
    {
        _space = space;
        _guarded = guarded;
        _draws = new(number, $"r{seed}", new Random(unchecked((seed * 1009) + number)));
        _planner = new(Book, _draws);
    }

    public ScriptBook Book { get; } = new();

    /// <summary>Id of the write that the kill has left without an answer.</summary>
    public string? Unanswered => _unanswered?.RequestId;

    /// <summary>Answered so far, refusals included.</summary>
    public int Answers { get; private set; }

    public async Task WriteAsync(Api api, Action answered)
    {
        try
        {
            while (true)
            {
                _unanswered = await PlanAsync(api);
                await SettleAsync(api);
                answered();
            }
        }
        catch (Exception exception) when (
            exception is HttpRequestException or IOException or SocketException or OperationCanceledException)
        {
            // The process is gone, as it should be. (A connection that is just being made says it without a wrapper.)
        }
    }

    /// <summary>Sends the write that has no answer yet, and carries the answer over into the model.</summary>
    public async Task SettleAsync(Api api)
    {
        if (_unanswered is not { } write)
        {
            return;
        }

        var reply = await api.SendAsync(write.Method, Api.Scripts(_space) + write.Path, write.Content?.Invoke(), Headers(write));
        Assert.True(
            write.Expected.Contains(reply.Status),
            $"{write.RequestId} {write.Method} {write.Path}: expected {string.Join(" or ", write.Expected)}, "
            + $"found {(int)reply.Status} {reply.Body}");
        _lines.AddRange(write.Apply(reply));
        _unanswered = null;
        Answers++;
    }

    /// <summary>What the audit trail must have got since the last call.</summary>
    public IReadOnlyList<AuditLine> TakeLines()
    {
        AuditLine[] lines = [.. _lines];
        _lines.Clear();
        return lines;
    }

    private async Task<PlannedWrite> PlanAsync(Api api)
    {
        if (_draws.Below(10) != 0)
        {
            return _planner.Next();
        }

        var name = _guarded.Pick(_draws);
        var found = await api.SendAsync(HttpMethod.Get, $"{Api.Scripts(_space)}/{name}/tags", null, []);
        Assert.True(found.Status is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{name}: {found}");
        return _guarded.Plan(name, found.Revision, _draws.NextEdition(), _draws.NextId());
    }

    private static IEnumerable<(string Header, string Value)> Headers(PlannedWrite write)
    {
        yield return (write.RequestId.Length % 2 == 0 ? "X-Request-Id" : "Idempotency-Key", write.RequestId);
        if (write.Condition is { } condition)
        {
            yield return condition;
        }
    }
}
