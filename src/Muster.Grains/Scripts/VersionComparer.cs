namespace Muster.Grains;

/// <summary>Tells whether two versions say the same, so that the second need not be.</summary>
internal sealed class VersionComparer(SecretVault vault, string namespaceId)
{
    public async Task<bool> AreSameAsync(VersionManifest one, VersionManifest other)
    {
        if (one.Content.Hash != other.Content.Hash
            || one.Syntax != other.Syntax
            || one.MainModule != other.MainModule
            || !one.Modules.SequenceEqual(other.Modules)
            || one.CompatibilityDate != other.CompatibilityDate
            || !one.CompatibilityFlags.SequenceEqual(other.CompatibilityFlags)
            || !one.Annotations.SequenceEqual(other.Annotations)
            || one.Bindings.Length != other.Bindings.Length)
        {
            return false;
        }

        for (var i = 0; i < one.Bindings.Length; i++)
        {
            if (!await AreSameAsync(one.Bindings[i], other.Bindings[i]))
            {
                return false;
            }
        }

        return true;
    }

    // The same secret is sealed differently each time.
    private async Task<bool> AreSameAsync(Binding one, Binding other)
    {
        var (opened, expected) = (await vault.OpenAsync(namespaceId, one), await vault.OpenAsync(namespaceId, other));
        return opened with { Outbound = null } == expected with { Outbound = null }
            && opened.Outbound?.Worker == expected.Outbound?.Worker
            && (opened.Outbound?.Parameters ?? []).SequenceEqual(expected.Outbound?.Parameters ?? []);
    }
}
