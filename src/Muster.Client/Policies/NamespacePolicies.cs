namespace Muster.Client;

/// <summary>What the host's policies are in a dispatch namespace. Only Muster has them.</summary>
public sealed class NamespacePolicies
{
    private readonly ApiConnection _connection;
    private readonly ApiPath _space;

    internal NamespacePolicies(ApiConnection connection, ApiPath space) => (_connection, _space) = (connection, space);

    /// <summary>Lists the recorded policies in order of kind and name.</summary>
    public async Task<IReadOnlyList<HostPolicy>> ListAsync(CancellationToken cancellation = default)
    {
        var request = new ApiRequest(HttpMethod.Get, _space.Fixed("policies"));
        return (await _connection.SendAsync(request, ClientJson.Default.EnvelopeIReadOnlyListHostPolicy, cancellation)).Required();
    }

    /// <summary>Counts the scripts of each count policy.</summary>
    public async Task<IReadOnlyList<PolicyCount>> CountAsync(CancellationToken cancellation = default)
    {
        var request = new ApiRequest(HttpMethod.Get, _space.Fixed("counts"));
        return (await _connection.SendAsync(request, ClientJson.Default.EnvelopeIReadOnlyListPolicyCount, cancellation)).Required();
    }

    /// <summary>Has the namespace forget a policy that no host declares any more.</summary>
    public Task ForgetAsync(string kind, string name, WriteOptions? options = null, CancellationToken cancellation = default)
    {
        var path = _space.Fixed("policies").Segment(kind, nameof(kind)).Segment(name, nameof(name));
        return _connection.SendAsync(new(HttpMethod.Delete, path), options?.Unconditional, cancellation);
    }
}
