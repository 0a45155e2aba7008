using System.Net.Http.Headers;
using System.Text;

namespace Muster.Benchmarks;

/// <summary>The multipart body of an upload.</summary>
internal static class UploadForm
{
    public const string MainModule = "main.js";

    public static MultipartFormDataContent Create(string metadata, string module)
    {
        var code = new ByteArrayContent(Encoding.UTF8.GetBytes(module));
        code.Headers.ContentType = new MediaTypeHeaderValue("application/javascript+module");
        return new("----benchmark") { { new StringContent(metadata), "metadata" }, { code, MainModule, MainModule } };
    }
}
