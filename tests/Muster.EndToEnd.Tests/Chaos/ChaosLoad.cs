using System.Globalization;

namespace Muster.EndToEnd.Tests.Chaos;

/// <summary>Mixed load from several clients on all silos and nodes, recorded.</summary>
internal sealed class ChaosLoad(ChaosCluster cluster, ChaosClient client, int scripts, int seed)
{
    private readonly Uri[] _silos = cluster.Silos;
    private readonly Uri[] _nodes = cluster.Nodes;
    private const int Readers = 4;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ListPause = TimeSpan.FromMilliseconds(200);
    private readonly Dictionary<string, Register> _tags = Registers(scripts, "tags of");
    private readonly Dictionary<string, Register> _code = Registers(scripts, "code of");

    public int Acknowledged => _tags.Values.Sum(register => register.Writes);

    public int Reads => _tags.Values.Concat(_code.Values).Sum(register => register.Reads);

    /// <summary>Runs until told to stop, and then until every write is acknowledged.</summary>
    public Task RunAsync(CancellationToken stopping) => Task.WhenAll(
    [
        .. _tags.Keys.Select((script, index) => WriteAsync(script, new(seed + index), stopping)),
        .. Enumerable.Range(0, Readers).Select(index => ReadAsync(new(seed - index - 1), stopping)),
        .. _silos.Select(silo => ListAsync(silo, stopping)),
        .. _nodes.Select((node, index) => CallAsync(node, new(seed ^ index), stopping)),
    ]);

    /// <summary>What contradicts the acknowledgements.</summary>
    public List<string> Check() =>
    [
        .. _tags.Values.SelectMany(register => register.Check(isMonotonic: true)),
        .. _code.Values.SelectMany(register => register.Check(isMonotonic: false)),
    ];

    /// <summary>What every script must be at the end, and what it is.</summary>
    public async Task SettleAsync()
    {
        foreach (var silo in _silos)
        {
            await ListOnceAsync(silo, isRequired: true);
            foreach (var script in _tags.Keys)
            {
                await ReadOnceAsync(silo, script, isRequired: true);
            }
        }

        foreach (var node in _nodes)
        {
            foreach (var script in _tags.Keys)
            {
                await CallOnceAsync(node, script, isRequired: true);
            }
        }
    }

    /// <summary>Reads a silo's list at once, as somebody does who talks to no other.</summary>
    public Task<bool> ListNowAsync(Uri silo) => ListOnceAsync(silo, isRequired: false);

    private async Task WriteAsync(string script, Random random, CancellationToken stopping)
    {
        for (var edition = 1; !stopping.IsCancellationRequested; edition++)
        {
            var isUpload = edition == 1 || random.Next(3) == 0;
            var id = $"{seed.ToString(CultureInfo.InvariantCulture)}-{script}-{edition.ToString(CultureInfo.InvariantCulture)}";
            var begin = ChaosClient.Now();
            var silo = Pick(_silos, random);
            while (!await client.WriteAsync(silo, script, edition, isUpload, id))
            {
                await Task.Delay(RetryDelay, CancellationToken.None);
                silo = Pick(_silos, random);
            }

            var write = new Observation(edition, begin, ChaosClient.Now(), silo.Authority);
            _tags[script].Wrote(write);
            if (isUpload)
            {
                _code[script].Wrote(write);
            }
        }
    }

    private async Task ReadAsync(Random random, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await ReadOnceAsync(Pick(_silos, random), Pick([.. _tags.Keys], random), isRequired: false);
        }
    }

    private async Task ListAsync(Uri silo, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await ListOnceAsync(silo, isRequired: false);
            await Task.Delay(ListPause, CancellationToken.None);
        }
    }

    private async Task CallAsync(Uri node, Random random, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await CallOnceAsync(node, Pick([.. _code.Keys], random), isRequired: false);
        }
    }

    private async Task ReadOnceAsync(Uri silo, string script, bool isRequired)
    {
        var begin = ChaosClient.Now();
        var found = await client.ReadTagsAsync(silo, script);
        Assert.True(found is not null || !isRequired, $"{silo} has not answered for {script}.");
        if (found is { } edition)
        {
            _tags[script].Read(new(edition, begin, ChaosClient.Now(), silo.Authority));
        }
    }

    private async Task<bool> ListOnceAsync(Uri silo, bool isRequired)
    {
        var begin = ChaosClient.Now();
        var found = await client.ListAsync(silo);
        Assert.True(found is not null || !isRequired, $"{silo} has not answered.");
        var end = ChaosClient.Now();
        foreach (var (script, register) in found is null ? [] : _tags)
        {
            register.Read(new(found!.GetValueOrDefault(script), begin, end, $"{silo.Authority} (list)"));
        }

        return found is not null;
    }

    private async Task CallOnceAsync(Uri node, string script, bool isRequired)
    {
        var begin = ChaosClient.Now();
        var found = await client.CallAsync(node, script);
        Assert.True(found is not null || !isRequired, $"{node} has not answered for {script}.");
        if (found is { } edition)
        {
            _code[script].Read(new(edition, begin, ChaosClient.Now(), node.Authority));
        }
    }

    private static Dictionary<string, Register> Registers(int count, string what) => Enumerable.Range(0, count)
        .Select(index => $"s{index.ToString(CultureInfo.InvariantCulture)}")
        .ToDictionary(script => script, script => new Register($"{what} {script}"), StringComparer.Ordinal);

    private static T Pick<T>(T[] among, Random random) => among[random.Next(among.Length)];
}
