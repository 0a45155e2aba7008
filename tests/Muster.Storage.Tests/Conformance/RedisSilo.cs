namespace Muster.Storage.Tests.Conformance;

public sealed class RedisSilo : ServerSilo
{
    private LocalRedis? _server;

    public override Task PauseAsync() => _server!.PauseAsync();

    public override Task ResumeAsync() => _server!.ResumeAsync();

    protected override async Task<string> StartServerAsync()
    {
        (_server, var absence) = await LocalRedis.TryStartAsync();
        return absence;
    }

    protected override ValueTask StopServerAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    // The client's own patience is 5 s, which 25 MB may need on a busy machine.
    protected override IEnumerable<KeyValuePair<string, string?>> Keys(string storage) =>
        [.. Connection(storage == "two" ? ",asyncTimeout=2000" : ",asyncTimeout=30000"), new("SerializerKey", "orleans")];

    protected override IEnumerable<KeyValuePair<string, string?>> ReminderKeys() => Connection("");

    private IEnumerable<KeyValuePair<string, string?>> Connection(string options) =>
        [new("ProviderType", "Redis"), new("ConnectionString", _server!.ConnectionString + options)];
}
