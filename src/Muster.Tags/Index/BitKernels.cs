using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Muster.Tags;

/// <summary>Operations on bit vectors. A source shorter than its target counts as continued with zeros.</summary>
internal static class BitKernels
{
    public static void And(Span<ulong> target, ReadOnlySpan<ulong> source)
    {
        target[source.Length..].Clear();
        var wide = Widen(source);
        var result = Widen(target)[..wide.Length];
        for (var i = 0; i < wide.Length; i++)
        {
            result[i] &= wide[i];
        }

        for (var i = wide.Length * Vector256<ulong>.Count; i < source.Length; i++)
        {
            target[i] &= source[i];
        }
    }

    public static void AndNot(Span<ulong> target, ReadOnlySpan<ulong> source)
    {
        var wide = Widen(source);
        var result = Widen(target)[..wide.Length];
        for (var i = 0; i < wide.Length; i++)
        {
            result[i] = Vector256.AndNot(result[i], wide[i]);
        }

        for (var i = wide.Length * Vector256<ulong>.Count; i < source.Length; i++)
        {
            target[i] &= ~source[i];
        }
    }

    public static void Or(Span<ulong> target, ReadOnlySpan<ulong> source)
    {
        var wide = Widen(source);
        var result = Widen(target)[..wide.Length];
        for (var i = 0; i < wide.Length; i++)
        {
            result[i] |= wide[i];
        }

        for (var i = wide.Length * Vector256<ulong>.Count; i < source.Length; i++)
        {
            target[i] |= source[i];
        }
    }

    /// <summary>Counts set bits, with four sums so that the additions need not wait for one another.</summary>
    public static long PopCount(ReadOnlySpan<ulong> words)
    {
        long a = 0, b = 0, c = 0, d = 0;
        while (words.Length >= 4)
        {
            a += BitOperations.PopCount(words[0]);
            b += BitOperations.PopCount(words[1]);
            c += BitOperations.PopCount(words[2]);
            d += BitOperations.PopCount(words[3]);
            words = words[4..];
        }

        foreach (var word in words)
        {
            a += BitOperations.PopCount(word);
        }

        return a + b + c + d;
    }

    private static Span<Vector256<ulong>> Widen(Span<ulong> words) =>
        MemoryMarshal.Cast<ulong, Vector256<ulong>>(words);

    private static ReadOnlySpan<Vector256<ulong>> Widen(ReadOnlySpan<ulong> words) =>
        MemoryMarshal.Cast<ulong, Vector256<ulong>>(words);
}
