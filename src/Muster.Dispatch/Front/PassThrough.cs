using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Muster.Dispatch;

/// <summary>Has a server take whatever comes as it is, for somebody behind it to judge.</summary>
internal static class PassThrough
{
    public static void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        // Bytes in, bytes out: Latin-1 maps each to a character and back, whatever encoding the parties use.
        kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
        kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Limits.MaxRequestHeadersTotalSize = 128 << 10;
        kestrel.Limits.MaxRequestHeaderCount = 1000;
        kestrel.Limits.MaxRequestLineSize = 64 << 10;
    }
}
