namespace Muster.Client;

/// <summary>Conditions and identity of one write.</summary>
public sealed record WriteOptions
{
    /// <summary>
    /// The revision that the script must have, as <see cref="ScriptDetails.Revision"/> shows it; otherwise the answer is status
    /// 412 and nothing changes. Null: whatever it has.
    /// </summary>
    public string? IfRevision { get; init; }

    /// <summary>The script must not exist yet; otherwise the answer is status 412 and nothing changes.</summary>
    public bool IfAbsent { get; init; }

    /// <summary>
    /// Names the write: Muster answers a second one of this id, within 24 hours, with the first answer. 1 to 128 printable ASCII
    /// characters without blanks. Null: the client makes one for each call, the same for all its attempts. Give your own where a
    /// write must survive a restart of your process.
    /// </summary>
    public string? RequestId { get; init; }

    internal void Check()
    {
        if (IfRevision is not null && IfAbsent)
        {
            throw new ArgumentException("expected one of IfRevision and IfAbsent, found both");
        }

        if (RequestId is { } id && (id.Length is 0 or > 128 || id.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0))
        {
            throw new ArgumentException("RequestId: expected 1 to 128 printable ASCII characters without blanks");
        }
    }
}
