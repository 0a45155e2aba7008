namespace Muster.Gateway.Tests;

/// <summary>One of each kind of write, by method and path pattern below the account; each makes what it needs.</summary>
internal sealed class RepeatableWrites(ClusterFixture cluster)
{
    private const string Namespaces = "/workers/dispatch/namespaces";
    private const string Namespace = Namespaces + "/{namespace}";
    private const string Scripts = Namespace + "/scripts";
    private const string Workers = "/workers/scripts";
    private const string Secret = """{"name":"KEY","text":"one","type":"secret_text"}""";
    private const string OtherSecret = """{"name":"KEY","text":"two","type":"secret_text"}""";
    private static readonly string[] s_spaces = [Scripts, Workers];

    /// <summary>Routes that an account's ordinary Workers have in common with user Workers, and where they refuse everything.</summary>
    public static IReadOnlyList<string> Refused { get; } = ["DELETE " + Workers, "POST " + Workers + "/undelete"];

    private ApiClient Api => cluster.Api;

    public IReadOnlyDictionary<string, Func<Task<RepeatableWrite>>> All => OfNamespaces()
        .Concat(OfWorkers())
        .Concat(OfNamespaceScripts())
        .Concat(s_spaces.SelectMany(OfScripts))
        .ToDictionary(pair => pair.Pattern, pair => pair.Make, StringComparer.Ordinal);

    private IEnumerable<(string Pattern, Func<Task<RepeatableWrite>> Make)> OfNamespaces()
    {
        yield return ("POST " + Namespaces, () =>
        {
            var name = TestSpace.Unique("ns");
            return Task.FromResult(RepeatableWrite.Json(
                "POST", TestSpace.Namespaces, $$"""{"name":"{{name}}"}""", $$"""{"name":"{{name}}-other"}"""));
        });
        yield return ("PUT " + Namespace, async () =>
        {
            var name = (await TestSpace.CreateAsync(Api)).Name;
            return RepeatableWrite.Json("PUT", $"{TestSpace.Namespaces}/{name}", $$"""{"name":"{{name}}-new"}""");
        });
        yield return ("DELETE " + Namespace, async () =>
            new("DELETE", $"{TestSpace.Namespaces}/{(await TestSpace.CreateAsync(Api)).Name}"));
        yield return ("PUT " + Namespace + "/filters/{filter}", async () => RepeatableWrite.Json(
            "PUT", await FilterAsync(), """{"filter":"a:yes"}""", """{"filter":"b:yes"}"""));
        yield return ("DELETE " + Namespace + "/filters/{filter}", async () =>
        {
            var path = await FilterAsync();
            (await Api.SendTextAsync("PUT", path, """{"filter":"a:yes"}""")).Ok();
            return new("DELETE", path);
        });
        yield return ("DELETE " + Namespace + "/policies/{kind}/{policy}", async () =>
        {
            var path = $"{TestSpace.Namespaces}/{(await TestSpace.CreateAsync(Api)).Name}";
            var id = (await Api.GetAsync(path)).Ok().GetProperty("namespace_id").GetString()!;
            await cluster.Grains.GetGrain<INamespaceGrain>(id).RecordPoliciesAsync(
                [new() { Kind = PolicyKind.Protect, Name = "held", Filter = "held:yes" }]);
            return new("DELETE", path + "/policies/protect/held");
        });
    }

    private IEnumerable<(string Pattern, Func<Task<RepeatableWrite>> Make)> OfWorkers()
    {
        yield return ($"POST {Workers}/{{script}}/subdomain", async () => RepeatableWrite.Json(
            "POST", await ScriptAsync(Workers) + "/subdomain", """{"enabled":false}""", """{"enabled":true}"""));
        yield return ($"POST {Workers}/{{script}}/versions", async () => RepeatableWrite.Upload(
            "POST", await ScriptAsync(Workers) + "/versions", Worker("export default 1"), Worker("export default 2")));
        yield return ($"POST {Workers}/{{script}}/deployments", async () =>
        {
            var script = await ScriptAsync(Workers);
            var version = (await Api.SendFormAsync("POST", script + "/versions", Worker("export default 1"))).Ok().GetProperty("id");
            return RepeatableWrite.Json(
                "POST",
                script + "/deployments",
                $$"""{"strategy":"percentage","versions":[{"version_id":"{{version}}","percentage":100}]}""",
                $$"""{"versions":[{"version_id":"{{version}}","percentage":100}]}""");
        });
        yield return ("PATCH /workers/workers/{script}/versions/latest", async () =>
        {
            var path = (await ScriptAsync(Workers)).Replace(Workers, "/workers/workers", StringComparison.Ordinal) + "/versions/latest";
            return RepeatableWrite.Json(
                "PATCH",
                path,
                """{"env":{"KEY":{"type":"secret_text","text":"one"}}}""",
                """{"env":{"KEY":{"type":"secret_text","text":"two"}}}""");
        });
        yield return ("DELETE /workers/services/{script}", async () =>
            new("DELETE", (await ScriptAsync(Workers)).Replace(Workers, "/workers/services", StringComparison.Ordinal)));
    }

    private IEnumerable<(string Pattern, Func<Task<RepeatableWrite>> Make)> OfScripts(string space)
    {
        var script = space + "/{script}";
        yield return ("PUT " + script, async () => RepeatableWrite.Upload(
            "PUT", await ScriptAsync(space), Worker("export default 1"), Worker("export default 2")));
        yield return ("DELETE " + script, async () => new("DELETE", await ScriptAsync(space)));
        yield return ("PUT " + script + "/content", async () => RepeatableWrite.Upload(
            "PUT", await ScriptAsync(space) + "/content", Worker("export default 1"), Worker("export default 2")));
        yield return ("PUT " + script + "/tags", async () => RepeatableWrite.Json(
            "PUT", await ScriptAsync(space) + "/tags", """["a"]""", """["b"]"""));
        yield return ("PUT " + script + "/tags/{tag}", async () =>
        {
            var tags = await ScriptAsync(space) + "/tags/";
            return new("PUT", tags + "a") { Other = new("PUT", tags + "b") };
        });
        yield return ("DELETE " + script + "/tags/{tag}", async () =>
        {
            var tags = await ScriptAsync(space) + "/tags/";
            (await Api.SendAsync("PUT", tags + "a")).Ok();
            return new("DELETE", tags + "a") { Other = new("DELETE", tags + "b") };
        });
        yield return ("PATCH " + script + "/settings", async () => RepeatableWrite.Upload(
            "PATCH",
            await ScriptAsync(space) + "/settings",
            new Form().Add("settings", null, """{"compatibility_date":"2026-01-01"}"""),
            new Form().Add("settings", null, """{"compatibility_date":"2026-01-02"}""")));
        yield return ("PATCH " + script + "/script-settings", async () => RepeatableWrite.Json(
            "PATCH", await ScriptAsync(space) + "/script-settings", """{"tags":["a"]}""", """{"tags":["b"]}"""));
        yield return ("PUT " + script + "/secrets", async () => RepeatableWrite.Json(
            "PUT", await ScriptAsync(space) + "/secrets", Secret, OtherSecret));
        yield return ("DELETE " + script + "/secrets/{secret}", async () =>
        {
            var secrets = await ScriptAsync(space) + "/secrets";
            (await Api.SendTextAsync("PUT", secrets, Secret)).Ok();
            return new("DELETE", secrets + "/KEY");
        });
        yield return ("PATCH " + script + "/secrets-bulk", async () => RepeatableWrite.Json(
            "PATCH",
            await ScriptAsync(space) + "/secrets-bulk",
            """{"secrets":{"KEY":{"name":"KEY","type":"secret_text","text":"one"}}}""",
            """{"secrets":{"KEY":{"name":"KEY","type":"secret_text","text":"two"}}}"""));
        yield return ("POST " + script + "/undelete", async () =>
        {
            var path = await ScriptAsync(space);
            (await Api.DeleteAsync(path)).Ok();
            return new("POST", path + "/undelete");
        });
    }

    private IEnumerable<(string Pattern, Func<Task<RepeatableWrite>> Make)> OfNamespaceScripts()
    {
        yield return ("POST " + Scripts + "/undelete", async () =>
        {
            var (list, tag) = await TaggedAsync();
            var deletion = await Api.DeleteAsync($"{list}?tags={tag}:yes");
            Assert.Single(deletion.Texts());
            var operation = deletion.Json.GetProperty("result_info").GetProperty("operation_id");
            return RepeatableWrite.Json("POST", list + "/undelete", $$"""{"operation_id":"{{operation}}"}""");
        });
        yield return ("DELETE " + Scripts, async () =>
        {
            var (list, tag) = await TaggedAsync();
            return new("DELETE", $"{list}?tags={tag}:yes") { Other = new("DELETE", $"{list}?tags={tag}:no,{tag}:yes") };
        });
    }

    private static Form Worker(string code) => Form.Worker(new { main_module = "m.js" }, ("m.js", code));

    private async Task<string> FilterAsync() => $"{TestSpace.Namespaces}/{(await TestSpace.CreateAsync(Api)).Name}/filters/mine";

    private async Task<string> ScriptAsync(string pattern)
    {
        var space = await SpaceAsync(pattern);
        var name = TestSpace.Unique("script");
        await space.PutAsync(name);
        return space.Of(name);
    }

    private async Task<(string List, string Tag)> TaggedAsync()
    {
        var (space, tag) = (await TestSpace.CreateAsync(Api), TestSpace.Unique("t"));
        await space.PutTaggedAsync(TestSpace.Unique("script"), tag);
        return (space.Path, tag);
    }

    private async Task<TestSpace> SpaceAsync(string pattern) =>
        pattern == Workers ? TestSpace.Account(Api) : await TestSpace.CreateAsync(Api);
}
