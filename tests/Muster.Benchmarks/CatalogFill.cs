using System.Security.Cryptography;
using System.Text;
using Muster.Contracts;

namespace Muster.Benchmarks;

/// <summary>Rows of a catalogue without the documents that would belong to them.</summary>
internal static class CatalogFill
{
    /// <summary>Adds the row of number i, with three tags.</summary>
    public static async Task AddAsync(ICatalogGrain shard, int i)
    {
        var name = NameOf(i);
        var added = await shard.CommitAsync(new()
        {
            Kind = CatalogChangeKind.PutVersion,
            Name = name,
            Origin = new() { RequestId = name, Actor = "benchmark" },
            Version = Guid.NewGuid(),
            Activates = true,
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name))),
            Tags = [$"customer-{i % 1000}", $"env-{i % 3}", $"plan-{i % 5}"],
        });
        if (!added.IsSuccess)
        {
            throw new InvalidOperationException(added.Refusal.Message);
        }
    }

    public static string NameOf(int i) => $"s{i:D8}";
}
