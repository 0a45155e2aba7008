using Muster.Tags;

namespace Previews;

/// <summary>Which of a customer's scripts are meant. Checked by the compiler; <c>{id}</c> is a hole for data.</summary>
internal static partial class Filters
{
    public const string PreviewTag = "env-preview";

    [GeneratedTagFilter("customer-{id}:yes,env-preview:yes")]
    public static partial TagFilter Previews(string id);

    public static string CustomerTag(string id) => $"customer-{id}";
}
