namespace Muster.Client;

/// <summary>Identity of one write.</summary>
public sealed record WriteOptions
{
    /// <summary>
    /// Names the write: Muster answers a second one of this id, within 24 hours, with the first answer. 1 to 128 printable ASCII
    /// characters without blanks. Null: the client makes one for each call, the same for all its attempts. Give your own where a
    /// write must survive a restart of your process.
    /// </summary>
    public string? RequestId { get; init; }

    internal ScriptWriteOptions Unconditional => new() { RequestId = RequestId };
}
