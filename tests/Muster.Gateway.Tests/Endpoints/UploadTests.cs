using System.Text;

namespace Muster.Gateway.Tests;

public sealed class UploadTests(ClusterFixture cluster)
{
    private const string Seed = "addEventListener('fetch', event => { event.respondWith(fetch(event.request)) })";

    private ApiClient Api => cluster.Api;

    [Fact]
    public async Task OneBody_IsAServiceWorker()
    {
        var space = await TestSpace.CreateAsync(Api);
        var put = await Api.SendTextAsync("PUT", space.Of("seed"), Seed, ApiClient.JavaScript);
        var result = put.Ok();
        Assert.Equal("seed", result.GetProperty("id").GetString());
        Assert.False(result.GetProperty("has_modules").GetBoolean());
        Assert.True(Guid.TryParseExact(result.GetProperty("deployment_id").GetString(), "N", out _));
        Assert.Equal(["The code was not checked: no data plane is connected."], put.Messages);

        var details = (await Api.GetAsync(space.Of("seed"))).Ok();
        Assert.Equal(space.Name, details.GetProperty("dispatch_namespace").GetString());
        Assert.Equal("seed", details.GetProperty("script").GetProperty("id").GetString());
        var content = await Api.GetAsync(space.Of("seed") + "/content");
        Assert.Equal((Seed, ApiClient.JavaScript), (content.Text, content.Headers["Content-Type"]));
    }

    [Fact]
    public async Task Multipart_WithBodyPart_CarriesBindingsAndTags()
    {
        var space = await TestSpace.CreateAsync(Api);
        var form = new Form()
            .Add("metadata", "application/json", """{"body_part":"script","bindings":[{"name":"G","type":"plain_text","text":"hi"}],"tags":["T1","T2"]}""")
            .Add("script", "application/javascript", Seed);
        (await Api.SendFormAsync("PUT", space.Of("s"), form)).Ok();
        Assert.Equal(["T1", "T2"], await space.TagsAsync("s"));
        var binding = Assert.Single(await space.BindingsAsync("s"));
        Assert.Equal("""{"name":"G","type":"plain_text","text":"hi"}""", binding.GetRawText());
    }

    [Fact]
    public async Task Multipart_OfManyModules_ComesBackByteForByte()
    {
        var space = await TestSpace.CreateAsync(Api);
        byte[] noise = [0, 13, 10, 45, 45, .. "\r\n--fram\r\n"u8, 255];
        var form = Form.Worker(new { main_module = "m.js" }, ("m.js", "export default {}"))
            .Add("./d.bin", "application/octet-stream", noise)
            .Add("./t.txt", "text/plain", "täxt")
            .Add("./j.json", "application/json", "{}")
            .Add("m.js.map", "application/source-map", "{\"version\":3}");
        (await Api.SendFormAsync("PUT", space.Of("s"), form)).Ok();
        var content = await Api.GetAsync(space.Of("s") + "/content");
        Assert.StartsWith("multipart/form-data; boundary=", content.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal("m.js", content.Headers["cf-entrypoint"]);
        Assert.True(content.Body.AsSpan().IndexOf(noise) > 0);
        Assert.True(content.Body.AsSpan().IndexOf("täxt"u8) > 0);
        Assert.Contains("name=\"./t.txt\"", content.Text, StringComparison.Ordinal);
        Assert.Contains("application/source-map", content.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--b\r\ncontent-disposition: form-data; name=metadata\r\n\r\n{\"body_part\":\"s\"}\r\n--b\r\nContent-Disposition: form-data; name=\"s\"\r\n\r\nx\r\n--b--")]
    [InlineData("preamble\r\n--b\r\nContent-Disposition: form-data; name=\"s\"; filename=\"x.js\"\r\nContent-Type: text/plain\r\n\r\nx\r\n--b  \r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n{\"body_part\":\"s\"}\r\n--b--\r\nepilogue")]
    public async Task Multipart_OfAnyLegalFraming_IsUnderstood(string body)
    {
        var space = await TestSpace.CreateAsync(Api);
        (await Api.SendTextAsync("PUT", space.Of("s"), body, "multipart/form-data; boundary=\"b\"")).Ok();
        Assert.Equal("x", (await Api.GetAsync(space.Of("s") + "/content")).Text);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n{\"body_part\":\"s\"}\r\n--b\r\nContent-Disposition: form-data; name=\"s\"\r\n\r\nx")]
    [InlineData("")]
    public async Task Multipart_ThatIsCutOff_ChangesNothing(string body)
    {
        var space = await TestSpace.CreateAsync(Api);
        (await Api.SendTextAsync("PUT", space.Of("s"), body, "multipart/form-data; boundary=b")).Refuses(
            400,
            10001,
            "multipart body: expected parts and a closing boundary as in the Content-Type, found it broken or cut off.");
        Assert.Empty(await space.NamesAsync());
    }

    [Fact]
    public async Task Multipart_ThatIsCutOffInAHeader_ChangesNothing()
    {
        var space = await TestSpace.CreateAsync(Api);
        var body = "--b\r\nContent-Disposition: form-data; na";
        (await Api.SendTextAsync("PUT", space.Of("s"), body, "multipart/form-data; boundary=b")).Refuses(
            400,
            10001,
            "multipart body: expected a name in each part's Content-Disposition, found a part without.");
    }

    [Theory]
    [InlineData("multipart/form-data", "Content-Type: expected multipart/form-data with a boundary, found none.")]
    [InlineData("application/json", "Content-Type: expected application/javascript, application/javascript+module or multipart/form-data, found 'application/json'.")]
    [InlineData("image/png", "Content-Type: expected application/javascript, application/javascript+module or multipart/form-data, found 'image/png'.")]
    [InlineData("text/x-python", "Content-Type: expected JavaScript, since Muster does not run Python Workers.")]
    public async Task WrongContentTypes_AreRefused(string type, string message)
    {
        var space = await TestSpace.CreateAsync(Api);
        (await Api.SendTextAsync("PUT", space.Of("s"), "x", type)).Refuses(400, 10001, message);
    }

    [Theory]
    [InlineData("", "body: expected JavaScript, found nothing.")]
    [InlineData("\r\n{\"metadata\":{}}", "body: invalid JavaScript syntax: found a JSON object; send metadata as a part of multipart/form-data.")]
    [InlineData("------x\r\nContent-Disposition: form-data; name=\"metadata[main_module]\"\r\n\r\nm.js\r\n------x--", "body: invalid JavaScript syntax: found a multipart frame; send it as multipart/form-data with its boundary.")]
    public async Task WhatNobodyMeansAsCode_IsRefused(string body, string message)
    {
        var space = await TestSpace.CreateAsync(Api);
        (await Api.SendTextAsync("PUT", space.Of("s"), body, ApiClient.JavaScript)).Refuses(400, 10021, message);
    }

    [Theory]
    [InlineData("""{"main_module":"gone.js"}""", "main_module: expected the name of a part, found 'gone.js'.")]
    [InlineData("""{"body_part":"m.js"}""", "part 'm.js': expected application/javascript, found 'application/javascript+module'.")]
    [InlineData("{}", "metadata: expected exactly one of main_module and body_part, found none.")]
    [InlineData("""{"main_module":"m.js","body_part":"m.js"}""", "metadata: expected exactly one of main_module and body_part, found both.")]
    [InlineData("[]", "metadata: expected a JSON object, found a list.")]
    [InlineData("""{"main_module":"m.js","bindings":[{"name":"D","type":"data_blob","part":"no"}]}""", "binding 'D': expected the name of a part, found 'no'.")]
    [InlineData("""{"main_module":"m.js","bindings":[{"name":"S","type":"service","service":"nobody"}]}""", "binding 'S': Worker 'nobody' does not exist in this account.")]
    [InlineData("""{"main_module":"m.js","bindings":[{"name":"N","type":"dispatch_namespace","namespace":"nowhere"}]}""", "binding 'N': dispatch namespace 'nowhere' does not exist.")]
    [InlineData("""{"main_module":"m.js","bindings":[{"name":"I","type":"inherit"}]}""", "inherit binding 'I' is invalid: the version before has no binding 'I'.")]
    public async Task WrongMetadata_ChangesNothing(string metadata, string message)
    {
        var space = await TestSpace.CreateAsync(Api);
        var form = new Form().Add("metadata", null, metadata).Add("m.js", Form.Module, "export default {}");
        var reply = await Api.SendFormAsync("PUT", space.Of("s"), form);
        Assert.Equal(400, reply.Status);
        Assert.Equal([message], reply.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("message").GetString()));
        Assert.Empty(await space.NamesAsync());
    }

    [Theory]
    [InlineData("metadata[main_module]", "'metadata[main_module]': expected 'metadata' as one part that is a JSON object, found it in single fields.")]
    [InlineData("other", "metadata: expected one part of this name that is a JSON object, found 0.")]
    public async Task MissingMetadata_IsRefused(string name, string message)
    {
        var space = await TestSpace.CreateAsync(Api);
        (await Api.SendFormAsync("PUT", space.Of("s"), new Form().Add(name, null, "m.js"))).Refuses(400, 10001, message);
    }

    [Fact]
    public async Task PartsOfOneName_AreRefused()
    {
        var space = await TestSpace.CreateAsync(Api);
        var form = Form.Worker(new { main_module = "m.js" }, ("m.js", "1"), ("./m.js", "2"));
        (await Api.SendFormAsync("PUT", space.Of("s"), form)).Refuses(
            400,
            10001,
            "multipart body: expected parts of different names, found './m.js' twice.");
    }

    [Theory]
    [InlineData("..")]
    [InlineData("%2e%2e")]
    [InlineData("a%2Fb")]
    [InlineData("a%00b")]
    [InlineData("%20")]
    [InlineData("-a")]
    public async Task WrongNames_AreRefused(string name)
    {
        var space = await TestSpace.CreateAsync(Api);
        var reply = await Api.SendTextAsync("PUT", space.Of(name), Seed, ApiClient.JavaScript);
        Assert.InRange(reply.Status, 400, 404);
        Assert.Empty(await space.NamesAsync());
    }

    [Fact]
    public async Task Limits_AreNamed()
    {
        await using var small = await TestGateway.StartAsync(cluster.Grains, options =>
            (options.MaxParts, options.MaxModuleBytes, options.MaxMetadataBytes) = (3, 1000, 100));
        var space = new TestSpace(small.Api, "", (await TestSpace.CreateAsync(small.Api)).Path);
        var path = space.Of("s");
        var big = new string('x', 1001);
        (await small.Api.SendFormAsync("PUT", path, Form.Worker(new { main_module = "m.js" }, ("m.js", big[..600]), ("n.js", big[..600]))))
            .Refuses(413, 10027, "modules: expected at most 1,000 bytes, found more.");
        (await small.Api.SendFormAsync("PUT", path, Form.Worker(new { main_module = "m.js", x = big }, ("m.js", ""))))
            .Refuses(413, 10027, "metadata: expected at most 100 bytes, found more.");
        (await small.Api.SendFormAsync("PUT", path, Form.Worker(new { main_module = "m.js" }, ("m.js", ""), ("b", ""), ("c", ""))))
            .Refuses(413, 10027, "multipart body: expected at most 3 parts, found more.");
        (await small.Api.SendTextAsync("PUT", path, big, ApiClient.JavaScript))
            .Refuses(413, 10027, "body: expected at most 1,000 bytes, found more.");
        (await small.Api.SendTextAsync("PUT", path + "/tags", $"[\"{big}\"]"))
            .Refuses(413, 10027, "tags body: expected at most 100 bytes, found more.");
        Assert.Empty(await space.NamesAsync());
    }

    [Fact]
    public async Task AHugeStatedLength_IsRefusedBeforeTheBody()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutAsync("s");
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync(cluster.Gateway.Address.Host, cluster.Gateway.Address.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"PUT {space.Of("s")}/tags HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TestGateway.Token}\r\n"
            + "Content-Length: 99999999999\r\n\r\n"));
        var answer = new byte[12];
        await socket.GetStream().ReadExactlyAsync(answer);
        Assert.Equal("HTTP/1.1 413", Encoding.ASCII.GetString(answer));
    }
}
