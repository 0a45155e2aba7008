namespace Muster.Gateway;

internal sealed record ScriptDetailsWire(
    string? DispatchNamespace,
    string CreatedOn,
    string ModifiedOn,
    ScriptWire Script);
