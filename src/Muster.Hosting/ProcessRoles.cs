namespace Muster.Hosting;

/// <summary>Reads <c>Muster:Roles</c>, and refuses combinations that cannot work.</summary>
internal static class ProcessRoles
{
    /// <param name="text">Names between commas; empty means all.</param>
    /// <param name="mistake">Null when there is none.</param>
    public static MusterRoles Read(string? text, out string? mistake)
    {
        var roles = MusterRoles.None;
        foreach (var name in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Find(name) is not { } role)
            {
                mistake = $"Muster:Roles: expected a list of 'silo', 'gateway' and 'dispatch', found '{name}'.";
                return MusterRoles.None;
            }

            roles |= role;
        }

        roles = roles == MusterRoles.None ? MusterRoles.All : roles;

        // A gateway of its own would be a client of the cluster, whose loss nobody notices while it is telling a change.
        mistake = roles.HasFlag(MusterRoles.Silo) == roles.HasFlag(MusterRoles.Gateway)
            ? null
            : $"Muster:Roles: 'silo' and 'gateway' run in one process, found '{text}': set 'silo,gateway'.";
        return roles;
    }

    private static MusterRoles? Find(string name) => name.ToLowerInvariant() switch
    {
        "silo" => MusterRoles.Silo,
        "gateway" => MusterRoles.Gateway,
        "dispatch" => MusterRoles.Dispatch,
        _ => null,
    };
}
