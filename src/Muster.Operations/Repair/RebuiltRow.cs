namespace Muster.Operations;

/// <summary>A row that a repair adds to what the records say.</summary>
/// <param name="Row">The row.</param>
/// <param name="How">What it was made from.</param>
internal sealed record RebuiltRow(CatalogRow Row, RebuiltFrom How);
