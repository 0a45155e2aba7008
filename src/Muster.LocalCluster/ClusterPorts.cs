using System.Net;
using System.Net.NetworkInformation;
using System.Text.Json;
using Muster.Hosting;

namespace Muster.LocalCluster;

/// <summary>
/// The ports of the processes, kept from run to run: a silo that comes back under its address takes the place of the one that
/// was killed there, which the others would otherwise have to miss first.
/// </summary>
internal sealed class ClusterPorts
{
    private readonly string _path;
    private readonly Dictionary<string, int> _ports;
    private readonly HashSet<int> _inUse;

    public ClusterPorts(string folder)
    {
        _path = Path.Combine(folder, "ports.json");
        _ports = File.Exists(_path) ? JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(_path))! : [];
        _inUse = [.. IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(endpoint => endpoint.Port)];
    }

    /// <summary>The port of that name: the one that it had, if it is free now.</summary>
    public int this[string name]
    {
        get
        {
            if (!_ports.TryGetValue(name, out var port) || _inUse.Contains(port))
            {
                do
                {
                    port = FreePort.Find();
                }
                while (_inUse.Contains(port));

                _ports[name] = port;
                File.WriteAllText(_path, JsonSerializer.Serialize(_ports));
            }

            // Nobody else gets it in this run.
            return port;
        }
    }

    /// <summary>A URL on loopback with the port of that name.</summary>
    public Uri Url(string name) => new($"http://{IPAddress.Loopback}:{this[name]}");
}
