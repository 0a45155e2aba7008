namespace Muster.Gateway;

/// <summary>An upload that is right in itself and refers only to what exists.</summary>
internal sealed record ReceivedUpload(VersionDraft Draft, ScriptContent Content)
{
    /// <summary>Null when there are problems.</summary>
    public static async Task<ReceivedUpload?> ReadAsync(ApiCall call, ScriptTarget target, Problems problems)
    {
        var upload = await new UploadReader(call, target.Space.MaxTags, problems).ReadAsync();
        if (upload is null)
        {
            return null;
        }

        var bindings = await new BindingResolver(call, target, problems).ResolveAsync(upload.Metadata.Bindings ?? []);
        return problems.Any ? null : new(upload.ToDraft(bindings, call.Source), upload.Content);
    }
}
