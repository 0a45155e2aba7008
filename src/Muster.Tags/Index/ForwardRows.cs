using Muster.Tags.Compiled;

namespace Muster.Tags;

/// <summary>The tags of each script by number: eight slots in one array, further ones aside.</summary>
internal sealed class ForwardRows
{
    /// <summary>Slots of a row; a row of eight numbers is one 256-bit register.</summary>
    public const int Slots = 8;

    private readonly Dictionary<uint, uint[]> overflow = [];
    private uint[] rows = [];
    private SystemTags[] system = [];

    /// <summary>The scripts that have more tags than a row has slots.</summary>
    public IReadOnlyCollection<uint> Overflowing => overflow.Keys;

    public SystemTags SystemOf(uint id) => id < system.Length ? system[id] : SystemTags.None;

    /// <summary>The numbers of a script's tags, each once.</summary>
    public uint[] TagsOf(uint id)
    {
        if (id >= system.Length)
        {
            return [];
        }

        var row = rows.AsSpan((int)id * Slots, Slots);
        var end = row.IndexOf(0u);
        var inRow = row[..(end < 0 ? Slots : end)];
        return end < 0 && overflow.TryGetValue(id, out var more) ? [.. inRow, .. more] : inRow.ToArray();
    }

    /// <summary>The first rows, each with the tags that fit into it.</summary>
    public TagRows Take(TagTable table, int count) =>
        new(table, rows.AsSpan(0, count * Slots), system.AsSpan(0, count));

    public void Write(uint id, ReadOnlySpan<uint> tags, SystemTags flags)
    {
        Reserve((int)id + 1);
        system[id] = flags;
        var row = rows.AsSpan((int)id * Slots, Slots);
        row.Clear();
        tags[..Math.Min(tags.Length, Slots)].CopyTo(row);
        if (tags.Length > Slots)
        {
            overflow[id] = tags[Slots..].ToArray();
        }
        else
        {
            overflow.Remove(id);
        }
    }

    /// <summary>Makes room for so many scripts.</summary>
    public void Reserve(int scripts)
    {
        if (scripts > system.Length)
        {
            var size = Math.Max(scripts, system.Length + (system.Length >> 2) + 16);
            Array.Resize(ref system, size);
            Array.Resize(ref rows, size * Slots);
        }
    }
}
