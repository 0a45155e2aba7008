namespace Muster.Gateway;

/// <summary>What depends on an account-level Worker. Clients ask before they delete it.</summary>
internal static class ReferenceEndpoints
{
    public static void MapReferences(this RouteGroupBuilder account)
    {
        account.Map("GET", ApiRoutes.AccountScripts + "/{script}/references", ListAsync);
        account.Map("GET", "/workers/tails/by-consumer/{script}", ListTailsAsync);
    }

    // Ordinary Workers are few, and this is asked only before a deletion: reading each of them is cheap enough.
    private static async Task<Answer> ListAsync(ApiCall call)
    {
        var found = await call.FindRowAsync();
        if (!found.IsSuccess)
        {
            return found.Refusal;
        }

        var (target, _) = found.Value;
        var rows = await RowListing.ReadAsync(target.Space, filter: null, after: null, call.Options.DefaultPageSize);
        var others = rows.Rows.Where(row => row.Name != target.Name)
            .Select(row => new ScriptTarget(target.Space, row.Name, call.Grains).Script.GetAsync());
        var views = (await Task.WhenAll(others)).OfType<ScriptView>().ToArray();
        return Answer.Ok(new ReferencesWire(new(Find(views, binding => binding.Service == target.Address)))
        {
            DispatchOutbounds = Find(views, binding => binding.Outbound?.Worker == target.Address),
        });
    }

    private static async Task<Answer> ListTailsAsync(ApiCall call)
    {
        var target = await call.FindTargetAsync();

        // Tail consumers are refused at upload, so nobody has any.
        return target.IsSuccess ? Answer.Ok<ImmutableArray<string>>([]) : target.Refusal;
    }

    private static ImmutableArray<ReferenceWire> Find(IEnumerable<ScriptView> views, Func<Binding, bool> refers) =>
    [
        .. views.SelectMany(view => view.Active.Bindings
            .Where(refers)
            .Select(binding => new ReferenceWire(view.Row.Name, "production", binding.Name, binding.NamespaceId))),
    ];
}
