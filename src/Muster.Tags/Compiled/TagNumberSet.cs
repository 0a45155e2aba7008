using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace Muster.Tags.Compiled;

/// <summary>The numbers of the tags that begin alike. Made for generated code only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TagNumberSet
{
    private readonly ulong[] bits;

    internal TagNumberSet(int capacity, IEnumerable<uint> numbers)
    {
        bits = new ulong[(capacity >> 6) + 1];
        foreach (var number in numbers)
        {
            bits[number >> 6] |= 1UL << (int)number;
        }
    }

    /// <summary>Whether any of the row's tags is in the set; an empty slot is not.</summary>
    public bool IsCarried(Vector256<uint> row)
    {
        var carried = 0UL;
        for (var i = 0; i < Vector256<uint>.Count; i++)
        {
            var number = row[i];
            carried |= bits[number >> 6] >> (int)number;
        }

        return (carried & 1) != 0;
    }
}
