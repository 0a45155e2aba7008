namespace Muster.Grains;

/// <summary>What maintenance found: segments that another one replaces, and retired ones that are cleared by now.</summary>
/// <param name="Inputs">Segments that are merged; empty when only retired ones were cleared.</param>
/// <param name="Output">The merged segment, or null when nothing of the inputs is left.</param>
/// <param name="Cleared">Retired segments whose objects are gone.</param>
internal sealed record SegmentReplacement(
    ImmutableArray<SegmentReference> Inputs,
    SegmentReference? Output,
    ImmutableArray<RetiredSegment> Cleared)
{
    /// <summary>The manifest with the output in the place of the inputs.</summary>
    public CatalogManifest ApplyTo(CatalogManifest manifest, DateTimeOffset now)
    {
        var segments = manifest.Segments;
        if (Inputs.Length > 0)
        {
            var place = segments.IndexOf(Inputs[0]);
            segments = segments.RemoveRange(Inputs);
            segments = Output is null ? segments : segments.Insert(place, Output);
        }

        return manifest with
        {
            Segments = segments,
            Retired = manifest.Retired
                .RemoveRange(Cleared)
                .AddRange(Inputs.Select(input => new RetiredSegment(input.StateName, now))),
        };
    }
}
