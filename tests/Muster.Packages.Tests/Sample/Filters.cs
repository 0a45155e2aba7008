using Muster.Tags;

internal static partial class Filters
{
    [GeneratedTagFilter("customer-{id}:yes,env-preview:yes")]
    public static partial TagFilter Previews(string id);

#if MISTAKE
    [GeneratedTagFilter("env-preview")]
    public static partial TagFilter Unfinished { get; }
#endif
}
