using System.Net.Http.Headers;

namespace Muster.Client;

/// <summary>Conditions and identity of a write to one script.</summary>
public sealed record ScriptWriteOptions
{
    /// <summary>
    /// The revision that the script must have, as <see cref="ScriptDetails.Revision"/> shows it; otherwise the answer is status
    /// 412 and nothing changes. Null: whatever it has.
    /// </summary>
    public string? IfRevision { get; init; }

    /// <summary>The script must not exist yet; otherwise the answer is status 412 and nothing changes.</summary>
    public bool IfAbsent { get; init; }

    /// <inheritdoc cref="WriteOptions.RequestId"/>
    public string? RequestId { get; init; }

    internal void Check()
    {
        if (IfRevision is not null && IfAbsent)
        {
            throw new ArgumentException("expected one of IfRevision and IfAbsent, found both");
        }

        if (IfRevision is { } revision && !EntityTagHeaderValue.TryParse(revision, out _))
        {
            throw new ArgumentException($"IfRevision: expected what ScriptDetails.Revision shows, found '{revision}'");
        }

        if (RequestId is { } id && (id.Length is 0 or > 128 || id.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0))
        {
            throw new ArgumentException("RequestId: expected 1 to 128 printable ASCII characters without blanks");
        }
    }
}
