namespace Muster.LocalCluster;

/// <summary>What each process of the cluster is told.</summary>
internal sealed class ChildSpecs(ClusterOptions options, ClusterPorts ports, IReadOnlyDictionary<string, string?> credentials)
{
    // The account and key that Azurite is documented to have.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public ChildSpec Azurite() => new(
        "azurite",
        "node",
        [
            options.Azurite!, "--silent", "--disableTelemetry", "--location", Path.Combine(options.Folder, "azurite"),
            "--blobPort", $"{ports["azurite-blob"]}", "--queuePort", $"{ports["azurite-queue"]}",
            "--tablePort", $"{ports["azurite-table"]}",
        ],
        new Dictionary<string, string>(),
        new($"tcp://127.0.0.1:{ports["azurite-table"]}"));

    public ChildSpec Silo(int number)
    {
        var name = $"silo-{number}";
        return Muster(name, new(credentials.ToDictionary(pair => pair.Key, pair => pair.Value!))
        {
            // Reads appsettings.Azurite.json, which names the storages.
            ["DOTNET_ENVIRONMENT"] = "Azurite",
            ["ConnectionStrings:azure"] = options.Connection ?? AzuriteConnection,
            ["Orleans:Name"] = name,
            ["Orleans:Clustering:ProviderType"] = "AzureTableStorage",
            ["Orleans:Clustering:ConnectionName"] = "azure",
            ["Orleans:Clustering:TableName"] = "MusterMembership",
            ["Orleans:Endpoints:AdvertisedIPAddress"] = "127.0.0.1",
            ["Orleans:Endpoints:SiloPort"] = $"{ports[name + "-silo"]}",
            ["Orleans:Endpoints:GatewayPort"] = "0",
            ["Muster:Roles"] = "silo,gateway",
            ["Muster:GatewayUrl"] = $"{ports.Url(name)}",
            ["Muster:TrustedProxies:0"] = "127.0.0.0/8",
        });
    }

    /// <param name="number">From 1.</param>
    /// <param name="api">The balancer.</param>
    public ChildSpec Node(int number, Uri api)
    {
        var name = $"node-{number}";
        return Muster(name, new()
        {
            ["Muster:Roles"] = "dispatch",
            ["Muster:Dispatch:GatewayUrl"] = $"{api}",
            ["Muster:Dispatch:Token"] = credentials["Muster:Dispatch:Token"]!,
            ["Muster:DataPlaneUrl"] = $"{ports.Url(name)}",
        });
    }

    private string AzuriteConnection => $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
        + $"BlobEndpoint={ports.Url("azurite-blob")}{Account};"
        + $"QueueEndpoint={ports.Url("azurite-queue")}{Account};"
        + $"TableEndpoint={ports.Url("azurite-table")}{Account}";

    private ChildSpec Muster(string name, Dictionary<string, string> settings)
    {
        settings["Muster:AdminUrl"] = $"{ports.Url(name + "-admin")}";
        return new(
            name,
            "dotnet",
            [options.Program],
            settings,
            new Uri(ports.Url(name + "-admin"), "/readyz"),
            ports.Url(name));
    }
}
