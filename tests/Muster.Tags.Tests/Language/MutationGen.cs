using CsCheck;

namespace Muster.Tags.Tests;

/// <summary>Texts near the language: right filters in which something was changed, cut, doubled or moved.</summary>
internal static class MutationGen
{
    private static readonly string[] Pieces =
    [
        ",", "|", "(", ")", "!", "*", ":", "\"", "\\", "\\\"", ":yes", ":no", ":YES", "yes", " ", "\t", "\r\n", "&", "\0", "\u0001",
        "é", "e\u0301", "\u2028", "\uFEFF", "\uD83D", "\uDE00", "\uD83D\uDE00", "a:yes", "((((((((", "))))))))", "!!", "muster:",
    ];

    private static readonly Gen<string> Piece = Gen.Frequency(
        (6, Gen.OneOf(Pieces)),
        (2, Gen.Char.Select(c => c.ToString())),
        (1, Gen.Int[1, 3000].Select(length => new string('x', length))),
        (1, Gen.Int[1, 200].Select(count => string.Concat(Enumerable.Repeat("a:yes,", count)))));

    /// <summary>A text that is mostly no filter any more.</summary>
    public static readonly Gen<string> Text = Gen.Select(
        FilterGen.Filter,
        Gen.Select(Gen.Int[0, 3], Gen.Double[0, 1], Gen.Double[0, 1], Piece).Array[0, 6],
        (filter, changes) => changes.Aggregate(filter.ToString(), Change));

    private static string Change(string text, (int Kind, double At, double To, string Piece) change)
    {
        var (one, other) = ((int)(change.At * text.Length), (int)(change.To * text.Length));
        var (start, end) = (Math.Min(one, other), Math.Max(one, other));
        return change.Kind switch
        {
            0 => text.Insert(start, change.Piece),
            1 => text.Remove(start, Math.Min(end - start, 8)),
            2 => text.Insert(end, text[start..end]),
            _ => string.Concat(text.AsSpan(0, start), change.Piece, text.AsSpan(end)),
        };
    }
}
