namespace Muster.Gateway.Tests;

/// <summary>Scripts under one path: a new dispatch namespace, or the account's own Workers.</summary>
internal sealed class TestSpace(ApiClient api, string name, string path)
{
    public const string Root = "/client/v4/accounts/" + TestGateway.Account;
    public const string Namespaces = Root + "/workers/dispatch/namespaces";

    public string Name => name;

    public string Path => path;

    public static async Task<TestSpace> CreateAsync(ApiClient api)
    {
        var name = Unique("ns");
        (await api.SendTextAsync("POST", Namespaces, $$"""{"name":"{{name}}"}""")).Ok();
        return new(api, name, $"{Namespaces}/{name}/scripts");
    }

    public static TestSpace Account(ApiClient api) => new(api, "", Root + "/workers/scripts");

    public static string Unique(string prefix) => $"{prefix}-{Guid.NewGuid():N}";

    public string Of(string script) => $"{path}/{script}";

    public async Task<JsonElement> PutAsync(string script, object? metadata = null, string code = "export default {}") =>
        (await api.SendFormAsync("PUT", Of(script), Form.Worker(metadata ?? new { main_module = "m.js" }, ("m.js", code)))).Ok();

    public Task<JsonElement> PutTaggedAsync(string script, params string[] tags) =>
        PutAsync(script, new { main_module = "m.js", tags });

    public async Task<string[]> TagsAsync(string script) => (await api.GetAsync(Of(script) + "/tags")).Texts();

    public async Task<string[]> NamesAsync(string query = "") => (await api.GetAsync(path + query)).Names();

    public async Task<JsonElement[]> BindingsAsync(string script) =>
        [.. (await api.GetAsync(Of(script) + "/bindings")).Ok().EnumerateArray()];
}
