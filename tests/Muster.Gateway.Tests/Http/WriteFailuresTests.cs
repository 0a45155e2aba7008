using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;

namespace Muster.Gateway.Tests;

public sealed class WriteFailuresTests(ClusterFixture cluster) : IAsyncLifetime
{
    private const string Script = "/client/v4/accounts/{account}/workers/scripts/{script}";
    private readonly FakeTimeProvider _time = new(new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
    private readonly LogLines _log = new(typeof(WriteFailures).FullName!);
    private readonly ConcurrentQueue<string> _counted = new();
    private readonly MeterListener _listener = new();
    private TestGateway? _gateway;

    public async ValueTask InitializeAsync()
    {
        _gateway = await TestGateway.StartAsync(cluster.Grains, time: _time, log: _log);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == WriteFailures.CounterName && instrument.Meter.Scope == _gateway.Meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) => _counted.Enqueue(
            string.Create(CultureInfo.InvariantCulture, $"{count} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}")));
        _listener.Start();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _gateway!.DisposeAsync();
    }

    [Fact]
    public async Task ARefusedWrite_IsCounted_AndSaidInOneLine()
    {
        var name = TestSpace.Unique("nobody");
        var path = TestSpace.Account(_gateway!.Api).Of(name);

        await _gateway.Api.SendAsync("DELETE", path, headers: ("X-Request-Id", "r1"));

        Assert.Equal([$"1 operation=DELETE {Script} status=404 code=10007"], _counted);
        Assert.Equal(
            [
                $"Write refused: DELETE {path} by api-token from 127.0.0.1: status 404, code 10007, "
                + $"workers.api.error.script_not_found: this account has no Worker '{name}'. (request r1)",
            ],
            _log.All);
    }

    [Fact]
    public async Task WhatNobodyMayDo_IsCountedWithoutARoute()
    {
        await _gateway!.Anonymous.SendAsync("PUT", TestSpace.Root + "/workers/scripts/a%0Ab");
        await _gateway.Api.SendAsync("POST", "/client/v4/no%0asuch");

        Assert.Equal(["1 operation=PUT other status=401 code=10000", "1 operation=POST other status=404 code=7003"], _counted);
        Assert.StartsWith("Write refused: PUT ", _log.All[0], StringComparison.Ordinal);
        Assert.Contains(" by nobody known from 127.0.0.1: status 401, ", _log.All[0], StringComparison.Ordinal);
        Assert.All(_log.All, line => Assert.DoesNotContain('\n', line));
    }

    [Fact]
    public async Task ReadsAndSuccesses_AreNone()
    {
        await _gateway!.Api.GetAsync(TestSpace.Account(_gateway.Api).Of("nobody"));
        (await _gateway.Api.SendTextAsync("POST", TestSpace.Namespaces, $$"""{"name":"{{TestSpace.Unique("ns")}}"}""")).Ok();

        Assert.Empty(_counted);
        Assert.Empty(_log.All);
    }

    [Fact]
    public async Task AStorm_IsCountedWhole_ButNotWritten()
    {
        const int storm = WriteFailures.LinesPerMinute + 30;
        for (var i = 0; i < storm; i++)
        {
            await _gateway!.Anonymous.DeleteAsync(TestSpace.Root + "/workers/scripts/a");
        }

        Assert.Equal(storm, _counted.Count);
        Assert.Equal(WriteFailures.LinesPerMinute, _log.All.Count);

        _time.Advance(TimeSpan.FromMinutes(1));
        await _gateway!.Anonymous.DeleteAsync(TestSpace.Root + "/workers/scripts/a");
        Assert.Equal(
            "30 refused or failed writes are not in the log, since there were more than 120 in a minute.",
            _log.All[WriteFailures.LinesPerMinute]);
        Assert.Equal(WriteFailures.LinesPerMinute + 2, _log.All.Count);
    }
}
