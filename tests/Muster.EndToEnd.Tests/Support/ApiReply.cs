using System.Net;
using System.Text.Json.Nodes;

namespace Muster.EndToEnd.Tests;

/// <summary>An answer of the REST surface.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Revision">The row's revision, as the ETag says it; 0 without one.</param>
/// <param name="Body">The envelope.</param>
internal sealed record ApiReply(HttpStatusCode Status, long Revision, JsonNode Body);
