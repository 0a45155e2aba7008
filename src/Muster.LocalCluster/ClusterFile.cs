using System.Text.Json;

namespace Muster.LocalCluster;

/// <summary>Keeps <c>cluster.json</c> up to date; a reader finds the old one or the new one, never half of it.</summary>
internal sealed class ClusterFile(string folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly Lock _gate = new();

    public string Path { get; } = System.IO.Path.Combine(folder, "cluster.json");

    public void Write(Func<ClusterSnapshot> state)
    {
        lock (_gate)
        {
            File.WriteAllText(Path + ".new", JsonSerializer.Serialize(state(), Json));
            File.Move(Path + ".new", Path, overwrite: true);
        }
    }
}
