namespace Muster.Tags.Generator.Tests;

/// <summary>Filters that the SDK's own compiler generates.</summary>
internal static partial class Policies
{
    [GeneratedTagFilter("plan-pro:yes,env-preview:no")]
    public static partial TagFilter Paying { get; }

    [GeneratedTagFilter("(region-*:yes|plan-ent:yes),muster:suspended:no,\"a {{b}}\":no")]
    public static partial TagFilter Global();

    [GeneratedTagFilter("customer-{id}:yes,env-preview:yes")]
    public static partial TagFilter Previews(string id);

    [GeneratedTagFilter("{tag}:yes")]
    public static partial TagFilter Carrying(string tag);

#pragma warning disable TF0011 // It matches everything: here only to fill holes in all places.
    [GeneratedTagFilter("{customer}-{class}*:no|env-{customer}:yes|{customer}-{class}*:yes")]
    public static partial TagFilter Mixed(string @class, string customer);
#pragma warning restore TF0011

    internal static partial class Nested
    {
        [GeneratedTagFilter("flag:no")]
        private static partial TagFilter Hidden { get; }

        public static TagFilter Shown => Hidden;
    }
}
