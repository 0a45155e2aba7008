namespace Muster.Hosting;

/// <summary>A server that holds data of Muster's.</summary>
internal interface IStoreServer
{
    /// <summary>What of its settings may lose acknowledged writes; empty when nothing does.</summary>
    /// <exception cref="StartupException">It cannot be reached, or is not prepared.</exception>
    Task<IReadOnlyList<string>> FindFaultsAsync(CancellationToken cancellation);
}
