namespace Muster.Gateway;

internal sealed record ServiceEnvironmentWire(string Environment, string CreatedOn, string ModifiedOn, ScriptWire Script);
