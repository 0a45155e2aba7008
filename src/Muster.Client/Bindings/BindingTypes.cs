namespace Muster.Client;

/// <summary>Types of bindings, for <see cref="ScriptUpload.KeepBindings"/>.</summary>
public static class BindingTypes
{
    /// <summary>A string.</summary>
    public const string PlainText = "plain_text";

    /// <summary>A string that is never shown.</summary>
    public const string SecretText = "secret_text";

    /// <summary>A JSON value.</summary>
    public const string Json = "json";

    /// <summary>Another Worker.</summary>
    public const string Service = "service";

    /// <summary>A dispatch namespace.</summary>
    public const string DispatchNamespace = "dispatch_namespace";
}
