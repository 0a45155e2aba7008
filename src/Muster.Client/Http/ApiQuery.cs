using System.Globalization;
using System.Text;

namespace Muster.Client;

/// <summary>A query, whose values are encoded exactly once.</summary>
internal sealed class ApiQuery(ServerKind server)
{
    private readonly StringBuilder _text = new();

    public ApiQuery Add(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append(_text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return this;
    }

    public ApiQuery Add(string name, int value) => Add(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a filter: as <c>tags</c>, which every server reads, if it can be said so.</summary>
    /// <exception cref="ArgumentException">The server does not read the dialect that the filter needs.</exception>
    public ApiQuery Add(TagFilter? filter)
    {
        if (filter is null)
        {
            return this;
        }

        if (filter.TryFormatCloudflare(out var tags))
        {
            return Add("tags", tags);
        }

        return server == ServerKind.Muster
            ? Add("filter", filter.ToString())
            : throw new ArgumentException(
                $"expected tags joined by ',', which is all that Cloudflare's API reads, found '{filter}'",
                nameof(filter));
    }

    public override string ToString() => _text.ToString();
}
