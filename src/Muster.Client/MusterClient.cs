namespace Muster.Client;

/// <summary>Client of the Workers for Platforms API, of Muster or of Cloudflare.</summary>
/// <remarks>
/// Thread-safe. Calls throw <see cref="MusterException"/> for every refusal, broken connection and timeout;
/// <see cref="ArgumentException"/> for what could never be sent.
/// </remarks>
public sealed class MusterClient
{
    private readonly ApiConnection _connection;

    /// <summary>Makes a client without dependency injection.</summary>
    /// <param name="http">
    /// Sends the requests; its owner disposes it. Calls are repeated only if its handler is one of <see cref="MusterHandler"/>.
    /// </param>
    /// <param name="options">Checked and read once.</param>
    /// <exception cref="ArgumentException">The options are wrong; the message names all mistakes.</exception>
    public MusterClient(HttpClient http, MusterClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        string[] mistakes = [.. OptionsRules.Explain(options)];
        if (mistakes.Length > 0)
        {
            throw new ArgumentException(string.Join(' ', mistakes), nameof(options));
        }

        _connection = new(http, options);
        Namespaces = new(_connection);
    }

    /// <summary>The account's dispatch namespaces.</summary>
    public AccountNamespaces Namespaces { get; }

    /// <summary>What is in one dispatch namespace. Asks nothing: the namespace need not exist yet.</summary>
    public NamespaceClient Namespace(string name) => new(_connection, name);
}
