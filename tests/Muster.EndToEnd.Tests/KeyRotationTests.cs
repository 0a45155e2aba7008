using System.Net;
using System.Security.Cryptography;

namespace Muster.EndToEnd.Tests;

/// <summary>The master key is replaced by another one, as the operator's page says.</summary>
public sealed class KeyRotationTests
{
    private const int Namespaces = 40;
    private const string Key = "Muster__KeyRing__Key";
    private const string Previous = "Muster__KeyRing__Previous__0";
    private const string Worker = "export default { fetch(request, env) { return new Response(env.WORD) } }";
    private const string Secret =
        """
        {"main_module": "worker.js", "compatibility_date": "2026-01-01",
         "bindings": [{"name": "WORD", "type": "secret_text", "text": "sesame"}]}
        """;

    [Fact]
    public async Task AfterARotation_TheNewKeyAloneOpensAllSecrets()
    {
        using var folder = new TemporaryFolder();
        await FillAsync(folder.Path, namespaces: 1);
        var (old, fresh) = (Replace(folder.Path, Key, NewKey()), "2 data keys were wrapped anew, 0 were wrapped by the current");
        Add(folder.Path, Previous, old);
        await using (var rotating = await MusterProcess.StartAsync(folder.Path))
        {
            await rotating.SaysAsync($"Key rotation done: {fresh}");
        }

        Replace(folder.Path, Previous, null);
        await AssertRotatedAsync(folder.Path);
        await using var muster = await MusterProcess.StartAsync(folder.Path);
        using var api = new Api(muster);
        await api.OkAsync(HttpMethod.Put, Api.Scripts("space0") + "/later", Api.Upload(Worker, Secret));
        if (muster.WorkersPort != 0)
        {
            Assert.Equal((HttpStatusCode.OK, "sesame"), await api.CallAsync("vault", "/"));
        }
    }

    [Fact]
    public async Task ARotationThatIsBrokenOff_GoesOn()
    {
        using var folder = new TemporaryFolder();
        await FillAsync(folder.Path, Namespaces);
        Add(folder.Path, Previous, Replace(folder.Path, Key, NewKey()));

        // As soon as it is up, wherever the rotation is by then.
        await using (var broken = await MusterProcess.StartAsync(folder.Path))
        {
            await broken.KillAsync();
        }

        Assert.Contains(" 0 problems\n", await Verb.OkAsync(folder.Path, "verify"), StringComparison.Ordinal);
        await using (var again = await MusterProcess.StartAsync(folder.Path))
        {
            await again.SaysAsync("Key rotation done: ");
            await again.SaysAsync(" 0 failed.");
        }

        Replace(folder.Path, Previous, null);
        await AssertRotatedAsync(folder.Path);
    }

    private static async Task AssertRotatedAsync(string folder)
    {
        var said = await Verb.OkAsync(folder, "verify");
        Assert.Contains(" 2 secrets: 0 problems\n", said, StringComparison.Ordinal);
        Assert.DoesNotContain("earlier master key", said, StringComparison.Ordinal);
    }

    private static async Task FillAsync(string folder, int namespaces)
    {
        await using var muster = await MusterProcess.StartAsync(folder);
        using var api = new Api(muster);
        for (var i = 0; i < namespaces; i++)
        {
            await api.OkAsync(
                HttpMethod.Post, "/workers/dispatch/namespaces", new StringContent($$"""{"name":"space{{i}}"}"""));
        }

        await api.OkAsync(HttpMethod.Put, "/workers/scripts/vault", Api.Upload(Worker, Secret));
        await api.OkAsync(HttpMethod.Put, Api.Scripts("space0") + "/s", Api.Upload(Worker, Secret));
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>Puts another value in the place of one in the credentials, or takes it out; returns the old one.</summary>
    private static string Replace(string folder, string name, string? value)
    {
        var path = Path.Combine(folder, "data", "credentials");
        var lines = File.ReadAllLines(path).ToList();
        var place = lines.FindIndex(line => line.StartsWith(name + "=", StringComparison.Ordinal));
        var old = lines[place][(name.Length + 1)..];
        lines.RemoveAt(place);
        lines.AddRange(value is null ? [] : [$"{name}={value}"]);
        File.WriteAllLines(path, lines);
        return old;
    }

    private static void Add(string folder, string name, string value) =>
        File.AppendAllLines(Path.Combine(folder, "data", "credentials"), [$"{name}={value}"]);
}
