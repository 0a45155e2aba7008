using Muster.Client;
using Muster.Testing;

await using var muster = await MusterHost.StartAsync();
await muster.Client.Namespaces.CreateAsync("customers");
var scripts = muster.Client.Namespace("customers").Scripts;
await PutAsync("preview-7", "customer-7", "env-preview");
await PutAsync("preview-8", "customer-8", "env-preview");
await PutAsync("shop-7", "customer-7");

Console.WriteLine($"previews: {await NamesAsync()}");
var deleted = await scripts.DeleteAsync(Filters.Previews("7"));
Console.WriteLine($"deleted: {string.Join(' ', deleted.Names!)}");
Console.WriteLine($"previews: {await NamesAsync()}");
Console.WriteLine($"left: {await scripts.CountAsync()}");
try
{
    Filters.Previews("7:yes,x");
}
catch (ArgumentException refusal)
{
    Console.WriteLine(refusal.Message);
}

Console.WriteLine(muster.Workers is null ? $"no Workers: {muster.NoWorkersReason}" : "Workers run");

Task<ScriptDetails> PutAsync(string name, params string[] tags) =>
    scripts.PutAsync(name, ScriptUpload.FromModule("export default { fetch() { return new Response('hi') } }") with { Tags = tags });

async Task<string> NamesAsync() => string.Join(' ', await scripts.ListAsync(Filters.Previews("7")).Select(s => s.Name).ToListAsync());
