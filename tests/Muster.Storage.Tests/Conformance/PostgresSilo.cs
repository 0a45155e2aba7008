namespace Muster.Storage.Tests.Conformance;

public sealed class PostgresSilo : ServerSilo
{
    private LocalPostgres? _server;

    public override Task PauseAsync() => _server!.PauseAsync();

    public override Task ResumeAsync() => _server!.ResumeAsync();

    protected override async Task<string> StartServerAsync()
    {
        (_server, var absence) = await LocalPostgres.TryStartAsync();
        if (_server is not null)
        {
            await _server.CreateAsync("suite");
            await _server.RunScriptAsync("suite"); // It may be run again.
        }

        return absence;
    }

    protected override ValueTask StopServerAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override IEnumerable<KeyValuePair<string, string?>> Keys(string storage) =>
    [
        .. Connection(storage == "two" ? ";Timeout=5;Command Timeout=2;Cancellation Timeout=500" : ""),
        new("SerializerKey", "orleans"),
    ];

    protected override IEnumerable<KeyValuePair<string, string?>> ReminderKeys() => Connection("");

    private IEnumerable<KeyValuePair<string, string?>> Connection(string options) =>
    [
        new("ProviderType", "AdoNet"),
        new("Invariant", "Npgsql"),
        new("ConnectionString", _server!.ConnectionString("suite") + options),
    ];
}
