namespace Muster.Contracts;

/// <summary>The way to the data plane for grains that change scripts on their own account.</summary>
public interface IDataPlaneFeed
{
    /// <summary>Tells what holds now for these scripts, and completes when it is live.</summary>
    Task PublishAsync(string namespaceId, IReadOnlyList<string> scripts);

    /// <summary>Something has changed and nobody knows what: the data plane must ask for everything anew.</summary>
    void Reset();
}
