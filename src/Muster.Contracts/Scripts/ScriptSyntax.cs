namespace Muster.Contracts;

/// <summary>How a Worker's code is written. The numbers are stored.</summary>
[GenerateSerializer, Alias("muster.script-syntax")]
public enum ScriptSyntax
{
    /// <summary>ES modules with a default export.</summary>
    Modules = 1,

    /// <summary>A classic script that calls <c>addEventListener</c>.</summary>
    ServiceWorker = 2,
}
