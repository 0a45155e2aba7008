using System.Net;

namespace Muster.EndToEnd.Tests;

/// <summary>A write whose answer is known beforehand. It may be sent again until it is answered: its request id makes it one.</summary>
internal sealed record PlannedWrite
{
    public required HttpMethod Method { get; init; }

    /// <summary>Behind the namespace's scripts.</summary>
    public required string Path { get; init; }

    public required string RequestId { get; init; }

    /// <summary>Makes the body anew for each attempt.</summary>
    public Func<HttpContent>? Content { get; init; }

    /// <summary>A condition, <c>If-Match</c> or <c>If-None-Match</c>.</summary>
    public (string Header, string Value)? Condition { get; init; }

    /// <summary>Statuses that the answer may have.</summary>
    public ImmutableArray<HttpStatusCode> Expected { get; init; } = [HttpStatusCode.OK];

    /// <summary>Carries an answer over into the model; what the audit trail must say of it.</summary>
    public Func<ApiReply, IEnumerable<AuditLine>> Apply { get; init; } = static _ => [];
}
