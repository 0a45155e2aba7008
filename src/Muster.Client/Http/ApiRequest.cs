namespace Muster.Client;

/// <summary>One logical call, whatever number of attempts it takes.</summary>
/// <param name="Method">What is done.</param>
/// <param name="Path">To what.</param>
internal sealed record ApiRequest(HttpMethod Method, ApiPath Path)
{
    public ApiQuery? Query { get; init; }

    /// <summary>Must be readable again for each attempt.</summary>
    public HttpContent? Body { get; init; }

    /// <summary>Null for reads.</summary>
    public ScriptWriteOptions? Write { get; init; }

    public bool IsRead => Method == HttpMethod.Get;

    public override string ToString() => $"{Method} {Path}";
}
