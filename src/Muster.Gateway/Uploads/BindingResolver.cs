namespace Muster.Gateway;

/// <summary>Turns the names in bindings into ids, and refuses those that name nothing.</summary>
internal sealed class BindingResolver(ApiCall call, ScriptTarget target, Problems problems)
{
    private ScriptSpace? _workers;

    public async Task<ImmutableArray<Binding>> ResolveAsync(ImmutableArray<BindingDraft> drafts)
    {
        var bindings = ImmutableArray.CreateBuilder<Binding>(drafts.Length);
        foreach (var draft in drafts)
        {
            bindings.Add(await ResolveAsync(draft));
        }

        return bindings.MoveToImmutable();
    }

    private async Task<Binding> ResolveAsync(BindingDraft draft)
    {
        var binding = draft.Value;
        if (draft.Service is { } service)
        {
            return binding with { Service = await FindWorkerAsync(binding, service, allowsSelf: true) };
        }

        if (draft.Namespace is not { } name)
        {
            return binding;
        }

        if (await call.Account.FindNamespaceAsync(name) is not { } found)
        {
            problems.Add(new Refusal(
                RefusalReason.Invalid,
                ErrorCodes.NamespaceNotFound,
                $"binding {Shown.Of(binding.Name)}: dispatch namespace {Shown.Of(name)} does not exist."));
            return binding;
        }

        var outbound = draft.Outbound is null ? null : await FindWorkerAsync(binding, draft.Outbound, allowsSelf: false);
        return binding with
        {
            NamespaceId = found.Id,
            Outbound = outbound is { } worker ? new(worker, draft.OutboundParameters) : null,
        };
    }

    // A Worker may bind to itself on its first upload, when it does not exist yet.
    private async Task<ScriptAddress?> FindWorkerAsync(Binding binding, string name, bool allowsSelf)
    {
        _workers ??= new(await call.Account.GetReservedNamespaceAsync(), call.Grains);
        if (Names.ExplainScript(name) is null)
        {
            if (await _workers.ShardOf(name).FindAsync(name) is not null)
            {
                return new(_workers.Id, name);
            }

            if (allowsSelf && name == target.Name)
            {
                return target.Address;
            }
        }

        problems.Add(Refusals.Binding(
            $"binding {Shown.Of(binding.Name)}: Worker {Shown.Of(name)} does not exist in this account."));
        return null;
    }
}
