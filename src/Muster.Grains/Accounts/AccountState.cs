namespace Muster.Grains;

/// <summary>What an account stores.</summary>
internal sealed record AccountState
{
    private const int RequestLimit = 1000;
    private static readonly TimeSpan s_requestAge = TimeSpan.FromHours(24);

    /// <summary>Dispatch namespaces.</summary>
    public ImmutableArray<DispatchNamespace> Namespaces { get; init; } = [];

    /// <summary>The space of ordinary Workers, once somebody asked for it.</summary>
    public DispatchNamespace? Reserved { get; init; }

    /// <summary>Deleted namespaces whose objects are still to be cleared.</summary>
    public ImmutableArray<DispatchNamespace> Going { get; init; } = [];

    /// <summary>Requests of the last day, oldest first.</summary>
    public ImmutableArray<AccountRequest> Requests
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>What an earlier request of this id was answered, or the refusal of an id that was used otherwise.</summary>
    public Outcome<DispatchNamespace>? Recall(ChangeOrigin origin, DateTimeOffset now)
    {
        var known = origin.RequestDigest is null
            ? null
            : Requests.FirstOrDefault(request => request.Id == origin.RequestId && now - request.Time < s_requestAge);
        return known is null ? null : known.Digest == origin.RequestDigest ? known.Answer : RequestMemory.Reused(origin);
    }

    /// <summary>The state that knows this request as well.</summary>
    public AccountState Remember(ChangeOrigin origin, DispatchNamespace answer, DateTimeOffset now)
    {
        if (origin.RequestDigest is null)
        {
            return this;
        }

        var kept = Requests.RemoveAll(request => now - request.Time >= s_requestAge);
        kept = kept.Length < RequestLimit ? kept : kept.RemoveAt(0);
        return this with { Requests = kept.Add(new(origin.RequestId, origin.RequestDigest, now, answer)) };
    }
}
