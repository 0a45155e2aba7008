using Microsoft.Extensions.Options;
using Muster.Grains;

namespace Muster.Operations;

/// <summary>The key ring of an installation.</summary>
internal static class MasterKeys
{
    /// <summary>Null when no key is configured.</summary>
    public static KeyRing? Ring(Installation installation)
    {
        if (installation.MasterKeys is not [var current, .. var previous])
        {
            return null;
        }

        var options = new KeyRingOptions { Key = current };
        foreach (var key in previous)
        {
            options.Previous.Add(key);
        }

        return new(Options.Create(options));
    }
}
