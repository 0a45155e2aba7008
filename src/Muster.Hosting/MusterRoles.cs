namespace Muster.Hosting;

/// <summary>What a process runs.</summary>
[Flags]
internal enum MusterRoles
{
    None = 0,

    /// <summary>A member of the cluster that holds grains.</summary>
    Silo = 1,

    /// <summary>The REST API.</summary>
    Gateway = 2,

    /// <summary>The data plane: no member of the cluster, and no client of it either.</summary>
    Dispatch = 4,

    All = Silo | Gateway | Dispatch,
}
