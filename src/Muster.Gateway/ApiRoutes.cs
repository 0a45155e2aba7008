namespace Muster.Gateway;

/// <summary>Where the resources of the REST surface begin, and the names of their route values.</summary>
internal static class ApiRoutes
{
    public const string Root = "/client/v4";
    public const string Account = "/accounts/{account}";
    public const string Namespaces = "/workers/dispatch/namespaces";
    public const string NamespaceScripts = Namespaces + "/{namespace}/scripts";
    public const string AccountScripts = "/workers/scripts";

    public const string AccountValue = "account";
    public const string NamespaceValue = "namespace";
    public const string ScriptValue = "script";
}
