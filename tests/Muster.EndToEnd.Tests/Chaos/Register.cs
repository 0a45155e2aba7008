using System.Collections.Concurrent;

namespace Muster.EndToEnd.Tests.Chaos;

/// <summary>
/// Something that one client writes, one write after the other, and anybody reads. It begins with 0.
/// </summary>
internal sealed class Register(string name)
{
    private readonly ConcurrentQueue<Observation> _writes = new();
    private readonly ConcurrentQueue<Observation> _reads = new();

    public string Name => name;

    /// <summary>Writes that were acknowledged.</summary>
    public int Writes => _writes.Count;

    public int Reads => _reads.Count;

    public void Wrote(Observation write) => _writes.Enqueue(write);

    public void Read(Observation read) => _reads.Enqueue(read);

    /// <summary>
    /// What contradicts a register: a value that was not yet being written, one that an acknowledged write had replaced before the
    /// read began, and one older than what an earlier read has seen.
    /// </summary>
    /// <param name="isMonotonic">Whether reads must not go back; without, only what was acknowledged counts.</param>
    public IEnumerable<string> Check(bool isMonotonic)
    {
        Observation[] writes = [.. _writes.OrderBy(write => write.Value)];
        Observation[] reads = [.. _reads.OrderBy(read => read.Begin)];
        var begun = writes.ToDictionary(write => write.Value, write => write.Begin);
        Observation[] acknowledged = [.. writes.OrderBy(write => write.End)];
        var seen = new PriorityQueue<Observation, long>(reads.Select(read => (read, read.End)));
        var (next, least) = (0, default(Observation));
        var latest = default(Observation);
        foreach (var read in reads)
        {
            while (next < acknowledged.Length && acknowledged[next].End < read.Begin)
            {
                latest = acknowledged[next].Value > latest.Value ? acknowledged[next] : latest;
                next++;
            }

            while (seen.TryPeek(out var earlier, out var end) && end < read.Begin)
            {
                seen.Dequeue();
                least = earlier.Value > least.Value ? earlier : least;
            }

            // A write that nobody acknowledged before the end is not known here, and may have happened.
            if (begun.TryGetValue(read.Value, out var begin) && begin > read.End)
            {
                yield return $"{name}: {read} is of the future: it was written from {begin}.";
            }
            else if (read.Value < latest.Value)
            {
                yield return $"{name}: {read} was replaced by {latest}.";
            }
            else if (isMonotonic && read.Value < least.Value)
            {
                yield return $"{name}: {read} is older than {least}.";
            }
        }
    }
}
