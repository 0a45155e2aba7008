using System.Buffers;
using System.Net.Http.Headers;

namespace Muster.Client;

/// <summary>Makes bodies that are written by hand.</summary>
internal static class JsonBody
{
    public static ReadOnlyMemoryContent Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        return new(buffer.WrittenMemory) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }
}
