using Microsoft.Extensions.Configuration;
using Muster.Hosting;

namespace Muster.LocalCluster;

/// <summary>What to run: <c>--silos 3 --nodes 1 --folder data …</c>.</summary>
internal sealed class ClusterOptions
{
    /// <summary>Processes that are silo and gateway. Default 3.</summary>
    public int Silos { get; set; } = 3;

    /// <summary>Processes that run Workers. Default 1.</summary>
    public int Nodes { get; set; } = 1;

    /// <summary>Where the balancer takes the API's requests. Port 0 takes a free one. Default <c>http://127.0.0.1:8080</c>.</summary>
    public Uri Api { get; set; } = new("http://127.0.0.1:8080");

    /// <summary>Where the balancer takes requests to Workers. Port 0 takes a free one. Default <c>http://127.0.0.1:8787</c>.</summary>
    public Uri Workers { get; set; } = new("http://127.0.0.1:8787");

    /// <summary>Data, credentials, logs and <c>cluster.json</c>. Default <c>data</c>, relative to the working directory.</summary>
    public string Folder { get; set; } = "data";

    /// <summary>Azurite's program, <c>azurite.js</c>. Required unless <see cref="Connection"/> is set.</summary>
    public string? Azurite { get; set; }

    /// <summary>Connection string of an Azure Storage account to use instead of an Azurite of its own. Default none.</summary>
    public string? Connection { get; set; }

    /// <summary>The program of silos and nodes. Default: the one built beside this.</summary>
    public string Program { get; set; } = Path.Combine(AppContext.BaseDirectory, "Muster.Silo.dll");

    /// <exception cref="StartupException">Some arguments make no sense; the message names all of them.</exception>
    public static ClusterOptions Read(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(args).Build();
        ClusterOptions options;
        try
        {
            options = configuration.Get<ClusterOptions>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new();
        }
        catch (InvalidOperationException fault)
        {
            throw new StartupException(fault.Message, fault);
        }

        options.Folder = Path.GetFullPath(options.Folder);
        options.Program = Path.GetFullPath(options.Program);
        var mistakes = options.Validate().ToList();
        return mistakes.Count == 0 ? options : throw new StartupException(string.Join(Environment.NewLine, mistakes));
    }

    private IEnumerable<string> Validate()
    {
        if (Silos < 1)
        {
            yield return $"--silos: expected at least 1, found {Silos}.";
        }

        if (Nodes < 0)
        {
            yield return $"--nodes: expected 0 or more, found {Nodes}.";
        }

        if (!File.Exists(Program))
        {
            yield return $"--program: expected Muster.Silo.dll, found nothing at '{Program}'.";
        }

        if (string.IsNullOrEmpty(Connection) && !File.Exists(Azurite))
        {
            yield return $"--azurite: expected azurite.js, found nothing at '{Azurite}'. Or name a storage account by --connection.";
        }
    }
}
