namespace Muster.Gateway;

/// <summary>A Worker as a user sent it.</summary>
internal sealed record ScriptUpload(ScriptContent Content, UploadMetadata Metadata)
{
    /// <summary>What shall become a version; the code is stored under the reference that it gets here.</summary>
    public VersionDraft ToDraft(ImmutableArray<Binding> bindings, string source) => new()
    {
        Content = ContentHash.Describe(Content),
        Syntax = Content.Syntax,
        MainModule = Content.MainModule,
        Modules = [.. Content.Modules.Select(module => module.Info)],

        // Secrets are put by calls of their own: clients expect a deploy that does not name them to leave them alone.
        Bindings = new() { Replace = bindings, KeepTypes = Metadata.KeepBindings.Add(BindingTypes.SecretText) },
        CompatibilityDate = Metadata.CompatibilityDate,
        CompatibilityFlags = Metadata.CompatibilityFlags ?? [],
        Annotations = Metadata.Annotations,
        Tags = Metadata.Tags,
        Source = source,
    };
}
