using System.Buffers.Binary;
using System.Text.Json;

namespace Muster.Grains;

/// <summary>Binary form of a content document: length of the JSON header, header, bytes of all modules one after the other.</summary>
internal static class ContentCodec
{
    public static byte[] Encode(ScriptContent content)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(
            new ContentHeader(content.Syntax, content.MainModule, [.. content.Modules.Select(module => module.Info)]),
            StoredJson.Default.ContentHeader);
        var size = content.Modules.Sum(module => module.Body.Length);
        var whole = new byte[ObjectFormat.HeaderSize + sizeof(int) + header.Length + size];
        var rest = whole.AsSpan(ObjectFormat.HeaderSize);
        BinaryPrimitives.WriteInt32LittleEndian(rest, header.Length);
        rest = rest[sizeof(int)..];
        header.CopyTo(rest);
        rest = rest[header.Length..];
        foreach (var module in content.Modules)
        {
            module.Body.CopyTo(rest);
            rest = rest[module.Body.Length..];
        }

        ObjectFormat.WriteHeader(whole, ObjectKind.Content, FormatLevels.Oldest);
        return whole;
    }

    public static ScriptContent Decode(byte[] payload, string name)
    {
        var body = ObjectFormat.Open(payload, ObjectKind.Content, name);
        var headerSize = BinaryPrimitives.ReadInt32LittleEndian(body.Span);
        var header = JsonSerializer.Deserialize(body.Span.Slice(sizeof(int), headerSize), StoredJson.Default.ContentHeader)
            ?? throw new CorruptObjectException($"{name}: the content has no header.");
        var modules = ImmutableArray.CreateBuilder<ScriptModule>(header.Modules.Length);
        var at = sizeof(int) + headerSize;
        foreach (var info in header.Modules)
        {
            modules.Add(new(info, body.Span.Slice(at, checked((int)info.Size)).ToArray()));
            at += (int)info.Size;
        }

        return new(header.Syntax, header.MainModule, modules.MoveToImmutable());
    }
}
