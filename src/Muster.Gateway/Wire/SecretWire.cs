namespace Muster.Gateway;

internal sealed record SecretWire(string Name, string Type = BindingTypes.SecretText);
