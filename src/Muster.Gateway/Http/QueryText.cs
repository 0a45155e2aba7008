namespace Muster.Gateway;

/// <summary>
/// The query of a request. Names are case-sensitive, unlike the framework's: a deletion whose filter is misspelt
/// (<c>?TAGS=</c>) must not pass for one that is not.
/// </summary>
internal sealed class QueryText
{
    private readonly List<(string Name, string? Value)> _parameters = [];

    public QueryText(string query)
    {
        foreach (var pair in query.AsSpan().TrimStart('?').Split('&'))
        {
            var text = query.AsSpan().TrimStart('?')[pair];
            if (!text.IsEmpty)
            {
                var equals = text.IndexOf('=');
                var name = PercentEncoding.Decode(equals < 0 ? text : text[..equals], plusIsBlank: true);
                var value = equals < 0 ? "" : PercentEncoding.Decode(text[(equals + 1)..], plusIsBlank: true);
                _parameters.Add((name ?? text.ToString(), value));
            }
        }
    }

    public IEnumerable<string> Names => _parameters.Select(parameter => parameter.Name);

    /// <summary>The value, null when the parameter is not there; refused when it comes twice or does not decode.</summary>
    public Outcome<string?> Find(string name)
    {
        var found = _parameters.FindAll(parameter => parameter.Name == name);
        return found switch
        {
            [] => new Outcome<string?>(),
            [{ Value: { } value }] => new Outcome<string?> { Value = value },
            [_] => Refusals.Parameter($"{name}: expected percent-encoded UTF-8."),
            _ => Refusals.Parameter($"{name}: expected once, found {found.Count} times."),
        };
    }

    /// <summary>Whether the parameter says <c>true</c>; absent means <c>false</c>.</summary>
    public Outcome<bool> Flag(string name)
    {
        var found = Find(name);
        return !found.IsSuccess
            ? found.Refusal
            : found.Value switch
            {
                null or "false" => false,
                "true" => true,
                var other => Refusals.Parameter($"{name}: expected 'true' or 'false', found {Shown.Of(other)}."),
            };
    }
}
