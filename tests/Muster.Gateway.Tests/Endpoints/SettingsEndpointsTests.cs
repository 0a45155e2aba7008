namespace Muster.Gateway.Tests;

public sealed class SettingsEndpointsTests(ClusterFixture cluster)
{
    private static readonly object[] _bindings =
    [
        new { name = "P", type = "plain_text", text = "p" },
        new { name = "S", type = "secret_text", text = "hidden-value" },
    ];

    private ApiClient Api => cluster.Api;

    [Fact]
    public async Task Get_ShowsTheActiveVersion_WithoutSecrets()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutAsync("s", new
        {
            main_module = "m.js",
            bindings = _bindings,
            compatibility_date = "2026-01-01",
            compatibility_flags = (string[])["nodejs_compat"],
        });
        Assert.Equal(
            """{"bindings":[{"name":"P","type":"plain_text","text":"p"},{"name":"S","type":"secret_text"}],"compatibility_date":"2026-01-01","compatibility_flags":["nodejs_compat"],"tags":[],"tail_consumers":[],"usage_model":"standard","logpush":false,"observability":{"enabled":false}}""",
            (await Api.GetAsync(space.Of("s") + "/settings")).Ok().GetRawText());
    }

    [Fact]
    public async Task Patch_TakesRepeatsByTypeAndNameForWhatIsThere()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutAsync("s", new { main_module = "m.js", bindings = _bindings });
        var form = new Form().Add("settings", null, """{"bindings":[{"name":"P","type":"plain_text"},{"name":"N","type":"secret_text","text":"new"}]}""");
        (await Api.SendFormAsync("PATCH", space.Of("s") + "/settings", form)).Ok();
        Assert.Equal(
            ["""{"name":"P","type":"plain_text","text":"p"}""", """{"name":"N","type":"secret_text"}"""],
            (await space.BindingsAsync("s")).Select(binding => binding.GetRawText()));
    }

    [Fact]
    public async Task Patch_AsJson_ChangesWhatItNames()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutAsync("s", new { main_module = "m.js", bindings = _bindings, compatibility_date = "2026-01-01" });
        var patch = """{"compatibility_date":"2026-02-02","tags":["t"]}""";
        var shown = (await Api.SendTextAsync("PATCH", space.Of("s") + "/settings", patch)).Ok();
        Assert.Equal("2026-02-02", shown.GetProperty("compatibility_date").GetString());
        Assert.Equal(2, shown.GetProperty("bindings").GetArrayLength());
        Assert.Equal(["t"], await space.TagsAsync("s"));
    }

    [Fact]
    public async Task Patch_InBrackets_IsRefused()
    {
        var space = await TestSpace.CreateAsync(Api);
        await space.PutAsync("s");
        (await Api.SendFormAsync("PATCH", space.Of("s") + "/settings", new Form().Add("settings[tags][]", null, "t"))).Refuses(
            400,
            20007,
            "'settings[tags][]': expected 'settings' as one part that is a JSON object, found it in single fields.");
    }

    [Fact]
    public async Task ScriptSettings_SetTheTags()
    {
        var (workers, name) = (TestSpace.Account(Api), TestSpace.Unique("w"));
        await workers.PutAsync(name);
        var patch = """{"observability":{"enabled":false},"tags":["cf:service=x","cf:environment=prod"]}""";
        (await Api.SendTextAsync("PATCH", workers.Of(name) + "/script-settings", patch)).Ok();
        (await Api.SendTextAsync("PATCH", workers.Of(name) + "/script-settings", "{}")).Ok();
        Assert.Equal(["cf:service=x", "cf:environment=prod"], await workers.TagsAsync(name));
        Assert.Equal(
            """{"tags":["cf:service=x","cf:environment=prod"],"tail_consumers":[],"logpush":false,"observability":{"enabled":false}}""",
            (await Api.GetAsync(workers.Of(name) + "/script-settings")).Ok().GetRawText());
    }

    [Fact]
    public async Task Bindings_ShowTheCurrentNames()
    {
        var (space, workers) = (await TestSpace.CreateAsync(Api), TestSpace.Account(Api));
        var (outbound, dispatcher) = (TestSpace.Unique("out"), TestSpace.Unique("disp"));
        await workers.PutAsync(outbound);
        await workers.PutAsync(dispatcher, new
        {
            main_module = "m.js",
            bindings = (object[])
            [
                new
                {
                    name = "D",
                    type = "dispatch_namespace",
                    @namespace = space.Name,
                    outbound = new { worker = new { service = outbound }, @params = (object[])[new { name = "customer" }] },
                },
                new { name = "ME", type = "service", service = dispatcher, environment = "production" },
            ],
        });
        var renamed = TestSpace.Unique("renamed");
        (await Api.SendTextAsync("PUT", $"{TestSpace.Namespaces}/{space.Name}", $$"""{"name":"{{renamed}}"}""")).Ok();
        Assert.Equal(
            [
                "{\"name\":\"D\",\"type\":\"dispatch_namespace\",\"namespace\":\"" + renamed
                    + "\",\"outbound\":{\"worker\":{\"service\":\"" + outbound
                    + "\",\"environment\":\"production\"},\"params\":[{\"name\":\"customer\"}]}}",
                "{\"name\":\"ME\",\"type\":\"service\",\"service\":\"" + dispatcher + "\",\"environment\":\"production\"}",
            ],
            (await workers.BindingsAsync(dispatcher)).Select(binding => binding.GetRawText()));

        var references = (await Api.GetAsync(workers.Of(outbound) + "/references")).Ok();
        Assert.Equal(dispatcher, references.GetProperty("dispatch_outbounds")[0].GetProperty("service").GetString());
    }
}
