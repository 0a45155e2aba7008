using System.Globalization;

namespace Muster.Gateway;

/// <summary>Times as Cloudflare writes them.</summary>
internal static class WireTime
{
    public static string Wire(this DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
