using System.Net.Http.Json;
using System.Runtime.CompilerServices;

namespace Muster.Client;

/// <summary>The account's dispatch namespaces.</summary>
public sealed class AccountNamespaces
{
    private readonly ApiConnection _connection;

    internal AccountNamespaces(ApiConnection connection) => _connection = connection;

    private ApiPath All => _connection.Account.Fixed("workers/dispatch/namespaces");

    /// <summary>Lists them.</summary>
    public async IAsyncEnumerable<DispatchNamespace> ListAsync(
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        // Muster gives all at once unless asked for pages; pages by number shift when others make and delete namespaces.
        for (var (page, pages) = (1, 1); page <= pages; page++)
        {
            var query = page == 1 ? null : _connection.Query().Add("page", page);
            var answer = await _connection.SendAsync(
                new(HttpMethod.Get, All) { Query = query },
                ClientJson.Default.EnvelopeIReadOnlyListDispatchNamespace,
                cancellation);
            foreach (var space in answer.Result ?? [])
            {
                yield return space;
            }

            pages = answer.Info.TotalPages ?? 1;
        }
    }

    /// <summary>Shows one.</summary>
    /// <exception cref="MusterException">There is none of this name, or the call failed.</exception>
    public async Task<DispatchNamespace> GetAsync(string name, CancellationToken cancellation = default) =>
        (await SendAsync(new(HttpMethod.Get, One(name)), cancellation)).Required();

    /// <summary>Shows one; null when there is none of this name.</summary>
    public async Task<DispatchNamespace?> FindAsync(string name, CancellationToken cancellation = default)
    {
        try
        {
            return await GetAsync(name, cancellation);
        }
        catch (MusterException exception) when (exception.IsAbsenceOf(ErrorCodes.NamespaceNotFound))
        {
            return null;
        }
    }

    /// <summary>Makes one.</summary>
    public async Task<DispatchNamespace> CreateAsync(
        string name,
        WriteOptions? options = null,
        CancellationToken cancellation = default) =>
        (await SendAsync(new(HttpMethod.Post, All) { Body = Named(name), Write = options?.Unconditional }, cancellation)).Required();

    /// <summary>Gives one another name. Its scripts and the bindings to it stay.</summary>
    public async Task<DispatchNamespace> RenameAsync(
        string name,
        string newName,
        WriteOptions? options = null,
        CancellationToken cancellation = default) =>
        (await SendAsync(new(HttpMethod.Put, One(name)) { Body = Named(newName), Write = options?.Unconditional }, cancellation)).Required();

    /// <summary>Deletes one with all its scripts. WARNING: there is no way back.</summary>
    public Task DeleteAsync(string name, WriteOptions? options = null, CancellationToken cancellation = default) =>
        _connection.SendAsync(new(HttpMethod.Delete, One(name)), options?.Unconditional, cancellation);

    private static JsonContent Named(string name) =>
        JsonContent.Create(new NameBody(name ?? throw new ArgumentNullException(nameof(name))), ClientJson.Default.NameBody);

    private ApiPath One(string name) => All.Segment(name, nameof(name));

    private Task<ApiAnswer<DispatchNamespace>> SendAsync(ApiRequest request, CancellationToken cancellation) =>
        _connection.SendAsync(request, ClientJson.Default.EnvelopeDispatchNamespace, cancellation);
}
