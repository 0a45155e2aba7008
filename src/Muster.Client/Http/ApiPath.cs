namespace Muster.Client;

/// <summary>A path below the API's address, whose segments are encoded exactly once.</summary>
internal sealed class ApiPath
{
    private readonly string _text;

    private ApiPath(string text) => _text = text;

    /// <summary>The resources of an account.</summary>
    public static ApiPath Account(string id) => new($"/accounts/{id}");

    /// <summary>Appends words of the API's own.</summary>
    public ApiPath Fixed(string words) => new($"{_text}/{words}");

    /// <summary>Appends a name or a tag: data, whatever it contains.</summary>
    /// <exception cref="ArgumentException">
    /// It is empty or consists of dots. Such segments are removed on the way, encoded or not, and the request would then mean
    /// the resource above: the deletion of a script would become that of its namespace.
    /// </exception>
    public ApiPath Segment(string value, string parameter)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        if (value is "" or "." or "..")
        {
            throw new ArgumentException($"expected a text that can stand in a path, found '{value}'", parameter);
        }

        return new($"{_text}/{Uri.EscapeDataString(value)}");
    }

    public override string ToString() => _text;
}
