using System.Net.Http.Json;

namespace Muster.Client;

/// <summary>The saved filters of a dispatch namespace. Only Muster has them.</summary>
public sealed class NamespaceFilters
{
    private readonly ApiConnection _connection;
    private readonly ApiPath _filters;

    internal NamespaceFilters(ApiConnection connection, ApiPath filters) => (_connection, _filters) = (connection, filters);

    /// <summary>Lists them in order of name.</summary>
    public async Task<IReadOnlyList<SavedFilter>> ListAsync(CancellationToken cancellation = default)
    {
        var request = new ApiRequest(HttpMethod.Get, _filters);
        return (await _connection.SendAsync(request, ClientJson.Default.EnvelopeIReadOnlyListSavedFilter, cancellation)).Required();
    }

    /// <summary>Shows one, with the number of scripts that match it now.</summary>
    /// <exception cref="MusterException">There is none of this name, or the call failed.</exception>
    public async Task<SavedFilter> GetAsync(string name, CancellationToken cancellation = default) =>
        (await SendAsync(new(HttpMethod.Get, One(name)), cancellation)).Required();

    /// <summary>Shows one; null when there is none of this name.</summary>
    public async Task<SavedFilter?> FindAsync(string name, CancellationToken cancellation = default)
    {
        try
        {
            return await GetAsync(name, cancellation);
        }
        catch (MusterException exception) when (exception.IsAbsenceOf(ErrorCodes.FilterNotFound))
        {
            return null;
        }
    }

    /// <summary>Saves a filter, in the place of another one of its name.</summary>
    public async Task<SavedFilter> PutAsync(
        string name,
        TagFilter filter,
        WriteOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        using var body = JsonContent.Create(new FilterBody(filter.ToString()), ClientJson.Default.FilterBody);
        var request = new ApiRequest(HttpMethod.Put, One(name)) { Body = body, Write = options?.Unconditional };
        return (await SendAsync(request, cancellation)).Required();
    }

    /// <summary>Deletes one.</summary>
    public Task DeleteAsync(string name, WriteOptions? options = null, CancellationToken cancellation = default) =>
        _connection.SendAsync(new(HttpMethod.Delete, One(name)), options?.Unconditional, cancellation);

    private ApiPath One(string name) => _filters.Segment(name, nameof(name));

    private Task<ApiAnswer<SavedFilter>> SendAsync(ApiRequest request, CancellationToken cancellation) =>
        _connection.SendAsync(request, ClientJson.Default.EnvelopeSavedFilter, cancellation);
}
