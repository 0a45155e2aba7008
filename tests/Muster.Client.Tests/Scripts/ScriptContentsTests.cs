namespace Muster.Client.Tests.Scripts;

public sealed class ScriptContentsTests(ClusterFixture cluster)
{
    [Fact]
    public async Task AServiceWorker_ComesBackAsOne()
    {
        const string Text = "addEventListener('fetch', event => { event.respondWith(fetch(event.request)) })";
        var space = await cluster.CreateNamespaceAsync();
        await space.Scripts.PutAsync("s", ScriptUpload.FromServiceWorker(Text));
        var code = await space.Content.GetAsync("s");
        Assert.Equal((true, Text, "worker.js"), (code.IsServiceWorker, code.Main.Text, code.Main.Name));
        Assert.False((await space.Scripts.GetAsync("s")).Script.HasModules);
    }

    [Fact]
    public async Task ManyModules_ComeBackByteForByte()
    {
        byte[] noise = [0, 13, 10, 45, 45, .. "\r\n--muster-\r\n"u8, 255];
        var space = await cluster.CreateNamespaceAsync();
        await space.Scripts.PutAsync("s", ScriptUpload.FromModules(
            ScriptModule.JavaScript("lib/mäin.js", "export default {}"),
            ScriptModule.Data("./d.bin", noise),
            ScriptModule.PlainText("t.txt", ""),
            ScriptModule.Json("j.json", "{}")));
        var code = await space.Content.GetAsync("s");
        Assert.Equal((false, "lib/mäin.js"), (code.IsServiceWorker, code.Main.Name));
        Assert.Equal(
            [
                ("lib/mäin.js", "application/javascript+module"),
                ("./d.bin", "application/octet-stream"),
                ("t.txt", "text/plain"),
                ("j.json", "application/json"),
            ],
            code.Modules.Select(module => (module.Name, module.ContentType)));
        Assert.Equal(noise, code.Modules[1].Body.ToArray());
        Assert.Equal("", code.Modules[2].Text);
    }

    [Fact]
    public async Task NewCode_KeepsTheSettings()
    {
        var space = await cluster.CreateNamespaceAsync();
        await space.Scripts.PutAsync("s", ScriptUpload.FromModule("1") with
        {
            Tags = ["a"],
            Bindings = [new SecretTextBinding("S", "x")],
        });
        await space.Content.PutAsync("s", ScriptCode.FromModule("2"));
        Assert.Equal("2", (await space.Content.GetAsync("s")).Main.Text);
        Assert.Equal(["a"], await space.Tags.GetAsync("s"));
        Assert.Equal("S", Assert.Single(await space.Secrets.ListAsync("s")).Name);
    }

    [Fact]
    public async Task TheCodeOfNoScript_IsAnError()
    {
        var space = await cluster.CreateNamespaceAsync();
        var exception = await Assert.ThrowsAsync<MusterException>(() => space.Content.GetAsync("s"));
        Assert.Equal(
            (HttpStatusCode.NotFound, 10092, "workers.api.error.dispatch_script_not_found: this dispatch namespace has no script 's'."),
            (exception.StatusCode, exception.Code, exception.Message));
    }
}
