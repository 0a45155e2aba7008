using System.Text;
using Muster.Tags;

namespace Muster.Gateway;

/// <summary>Reads lists of tags.</summary>
internal static class TagList
{
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Reads a body that is a list: JSON, or the same with single quotes, which is how the page that users follow writes it.
    /// </summary>
    public static ImmutableArray<string> Parse(ReadOnlySpan<byte> body, int limit, Problems problems)
    {
        if (ParseTexts(body) is not { } tags)
        {
            problems.Add("""tags body: expected a list of strings such as ["TAG1", "TAG2"], found something else.""");
            return [];
        }

        return Check(tags, limit, problems);
    }

    /// <summary>The tags, each once, in their order; what breaks the rules is told.</summary>
    public static ImmutableArray<string> Check(IReadOnlyCollection<string> tags, int limit, Problems problems)
    {
        var counted = tags.Distinct().Count(tag => SystemTagNames.Find(tag) == SystemTags.None);
        if (TagRules.ExplainCount(tags.Count, limit) is { } tooMany && counted > limit)
        {
            problems.Add(new Refusal(RefusalReason.Invalid, ErrorCodes.TooManyTags, $"tags: {tooMany}"));
            return [];
        }

        foreach (var tag in tags)
        {
            if (Explain(tag, "tags") is { } refusal)
            {
                problems.Add(refusal);
            }
        }

        return [.. TagRules.Normalize(tags)];
    }

    /// <summary>Why this cannot be a tag. System tags can: what may be done with them, the catalogue says.</summary>
    public static Refusal? Explain(string tag, string place) =>
        SystemTagNames.Find(tag) == SystemTags.None && TagRules.Explain(tag) is { } problem
        ? new(
            RefusalReason.Invalid,
            tag.StartsWith(TagRules.ReservedPrefix, StringComparison.Ordinal) ? ErrorCodes.ReservedTag : ErrorCodes.InvalidTag,
            $"{place}: {problem}")
        : null;

    private static IReadOnlyCollection<string>? ParseTexts(ReadOnlySpan<byte> body)
    {
        string text;
        try
        {
            text = _strict.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Array && root.EnumerateArray().All(tag => tag.ValueKind == JsonValueKind.String)
                ? [.. root.EnumerateArray().Select(tag => tag.GetString()!)]
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON, or JSON whose strings are no Unicode text: perhaps the single-quoted form.
            return SingleQuotedList.Parse(text);
        }
    }
}
