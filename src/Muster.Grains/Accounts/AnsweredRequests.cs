namespace Muster.Grains;

/// <summary>The requests of the last day that an account or a namespace stores with what they changed, oldest first.</summary>
internal static class AnsweredRequests
{
    private const int Limit = 1000;
    private static readonly TimeSpan s_age = TimeSpan.FromHours(24);

    /// <summary>What an earlier request of this id was answered, or the refusal of an id that was used otherwise.</summary>
    public static Outcome<T>? Recall<T>(this ImmutableArray<AnsweredRequest<T>> requests, ChangeOrigin origin, DateTimeOffset now)
    {
        var known = origin.RequestDigest is null
            ? null
            : requests.FirstOrDefault(request => request.Id == origin.RequestId && now - request.Time < s_age);
        return known is null ? null : known.Digest == origin.RequestDigest ? known.Answer : RequestMemory.Reused(origin);
    }

    /// <summary>The requests with this one.</summary>
    public static ImmutableArray<AnsweredRequest<T>> Remember<T>(
        this ImmutableArray<AnsweredRequest<T>> requests, ChangeOrigin origin, T answer, DateTimeOffset now)
    {
        if (origin.RequestDigest is null)
        {
            return requests;
        }

        var kept = requests.RemoveAll(request => now - request.Time >= s_age);
        kept = kept.Length < Limit ? kept : kept.RemoveAt(0);
        return kept.Add(new(origin.RequestId, origin.RequestDigest, now, answer));
    }
}
