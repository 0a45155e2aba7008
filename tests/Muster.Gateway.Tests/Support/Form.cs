using System.Text;

namespace Muster.Gateway.Tests;

/// <summary>A multipart body, byte by byte.</summary>
internal sealed class Form(string boundary = "frame")
{
    public const string Module = "application/javascript+module";
    private readonly List<byte> _bytes = [];

    public string ContentType => $"multipart/form-data; boundary={boundary}";

    public static Form Worker(object metadata, params (string Name, string Code)[] modules)
    {
        var form = new Form().Add("metadata", null, JsonSerializer.Serialize(metadata));
        foreach (var (name, code) in modules)
        {
            form.Add(name, Module, code);
        }

        return form;
    }

    public Form Add(string name, string? type, string body) => Add(name, type, Encoding.UTF8.GetBytes(body));

    public Form Add(string name, string? type, byte[] body)
    {
        _bytes.AddRange(Encoding.UTF8.GetBytes(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"ignored\"\r\n"
            + (type is null ? "" : $"Content-Type: {type}\r\n") + "\r\n"));
        _bytes.AddRange(body);
        _bytes.AddRange("\r\n"u8);
        return this;
    }

    public byte[] ToBytes() => [.. _bytes, .. Encoding.UTF8.GetBytes($"--{boundary}--\r\n")];
}
