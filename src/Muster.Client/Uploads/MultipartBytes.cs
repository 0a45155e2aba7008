using System.Text;
using System.Text.RegularExpressions;

namespace Muster.Client;

/// <summary>Takes a multipart body apart.</summary>
internal static partial class MultipartBytes
{
    private const int LineEnd = 2;

    /// <summary>The parts; null when the body is broken or cut off.</summary>
    public static IReadOnlyList<ScriptModule>? Read(ReadOnlyMemory<byte> body, string boundary)
    {
        var delimiter = Encoding.UTF8.GetBytes($"\r\n--{boundary}");
        var modules = new List<ScriptModule>();
        var start = body.Span.IndexOf(delimiter.AsSpan(LineEnd));
        if (start < 0)
        {
            return null;
        }

        var rest = body[(start + delimiter.Length - LineEnd)..];
        while (!rest.Span.StartsWith("--"u8))
        {
            var headersEnd = rest.Span.IndexOf("\r\n\r\n"u8);
            var bodyEnd = headersEnd < 0 ? -1 : rest.Span[(headersEnd + LineEnd)..].IndexOf(delimiter);
            if (bodyEnd < 0 || ReadPart(rest[..headersEnd], rest.Slice(headersEnd + LineEnd, bodyEnd)) is not { } module)
            {
                return null;
            }

            modules.Add(module);
            rest = rest[(headersEnd + LineEnd + bodyEnd + delimiter.Length)..];
        }

        return modules;
    }

    // The body still begins with the line end that closes the headers; an empty body has no other.
    private static ScriptModule? ReadPart(ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> body)
    {
        var headers = Encoding.UTF8.GetString(head.Span);
        var name = Name().Match(headers);
        var type = Type().Match(headers);
        if (!name.Success || body.Length < LineEnd)
        {
            return null;
        }

        try
        {
            return new(
                Escape().Replace(name.Groups["name"].Value, "$1"),
                type.Success ? type.Groups["type"].Value.Trim() : "application/octet-stream",
                body[LineEnd..]);
        }
        catch (ArgumentException)
        {
            // A name or a type that no upload of ours could carry.
            return null;
        }
    }

    [GeneratedRegex("""^Content-Disposition:.*?[;\s]name="(?<name>(\\.|[^"\\])+)"(;|\s*$)""", Options)]
    private static partial Regex Name();

    [GeneratedRegex(@"^Content-Type:(?<type>[^\r\n]+)", Options)]
    private static partial Regex Type();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escape();

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline;
}
