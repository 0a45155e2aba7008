using System.Globalization;

namespace Muster.Gateway;

/// <summary>Reads the metadata of an upload, of a version and of settings, and tells everything that is wrong with it.</summary>
/// <param name="problems">Where to tell.</param>
/// <param name="maxTags">How many tags the script may carry.</param>
/// <param name="allowsRepeats">
/// Whether a binding of type and name alone stands for the one that is there; clients repeat bindings so in settings.
/// </param>
internal sealed class MetadataReader(Problems problems, int maxTags, bool allowsRepeats)
{
    // These would change what the Worker does, and nothing here honours them: accepted in silence they would be lies.
    private static readonly string[] _refused =
    [
        "migrations", "assets", "keep_assets", "tail_consumers", "streaming_tail_consumers", "containers", "cache",
    ];

    public UploadMetadata Read(JsonElement root)
    {
        foreach (var name in _refused)
        {
            if (!IsEmpty(root.Member(name)))
            {
                problems.Add($"{name}: expected none, since Muster does not support it, found {Shown.Of(root.Member(name))}.");
            }
        }

        return new()
        {
            MainModule = root.Text("main_module", "main_module", problems),
            BodyPart = root.Text("body_part", "body_part", problems),
            Bindings = ReadBindings(root.Member("bindings")),
            Tags = root.Texts("tags", "tags", problems) is { } tags ? TagList.Check(tags, maxTags, problems) : null,
            KeepBindings = root.Texts("keep_bindings", "keep_bindings", problems) ?? [],
            CompatibilityDate = ReadDate(root),
            CompatibilityFlags = ReadFlags(root),
            Annotations = ReadAnnotations(root.Member("annotations")),
        };
    }

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.False => true,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => !value.EnumerateObject().Any(),
        _ => false,
    };

    private ImmutableArray<BindingDraft>? ReadBindings(JsonElement list)
    {
        if (!list.IsThere())
        {
            return null;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            problems.Add(Refusals.Binding($"bindings: expected a list of objects, found {Shown.Of(list)}."));
            return null;
        }

        var reader = new BindingReader(problems, allowsRepeats);
        var drafts = ImmutableArray.CreateBuilder<BindingDraft>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in list.EnumerateArray())
        {
            if (reader.Read(item, drafts.Count) is { } draft)
            {
                if (!names.Add(draft.Value.Name))
                {
                    problems.Add(Refusals.Binding(
                        $"bindings[{drafts.Count}].name: expected a name of its own, found {Shown.Of(draft.Value.Name)} twice."));
                }

                drafts.Add(draft);
            }
        }

        return drafts.ToImmutable();
    }

    private string? ReadDate(JsonElement root)
    {
        const string Name = "compatibility_date";
        var text = root.Text(Name, Name, problems);
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            problems.Add($"{Name}: expected a date such as 2026-01-31, found {Shown.Of(text)}.");
        }

        return text;
    }

    private ImmutableArray<string>? ReadFlags(JsonElement root)
    {
        const string Name = "compatibility_flags";
        var flags = root.Texts(Name, Name, problems);
        foreach (var flag in flags ?? [])
        {
            if (flag.StartsWith("python_", StringComparison.Ordinal))
            {
                problems.Add($"{Name}: expected JavaScript only, since Muster does not run Python Workers, found {Shown.Of(flag)}.");
            }
        }

        return flags;
    }

    public static ImmutableSortedDictionary<string, string> ReadAnnotations(JsonElement annotations)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (annotations.ValueKind == JsonValueKind.Object)
        {
            foreach (var annotation in annotations.EnumerateObject())
            {
                if (annotation.Value.ValueKind == JsonValueKind.String)
                {
                    found[annotation.Name] = annotation.Value.GetString()!;
                }
            }
        }

        return found.ToImmutable();
    }
}
