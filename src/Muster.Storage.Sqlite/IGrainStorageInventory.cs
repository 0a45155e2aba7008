namespace Muster.Storage.Sqlite;

/// <summary>
/// Lists what a grain storage holds, which <see cref="Orleans.Storage.IGrainStorage"/> cannot. Registered under the
/// storage's name beside it by providers that are able to.
/// </summary>
public interface IGrainStorageInventory
{
    /// <summary>
    /// The states whose name begins with <paramref name="statePrefix"/> (ordinal; empty means all), ordered by state
    /// name and grain id. States written or cleared during the enumeration may or may not appear; all others appear
    /// exactly once.
    /// </summary>
    IAsyncEnumerable<StoredState> ListAsync(string statePrefix, CancellationToken cancellationToken = default);
}
