namespace Muster.Hosting;

/// <summary>
/// Where everything is kept, in a few words: section <c>Muster:Storage</c>. They stand for Orleans' own sections
/// (<c>Orleans:GrainStorage:meta</c>, <c>…:content</c>, <c>Orleans:Reminders</c>, <c>Orleans:Clustering</c>); one of those
/// that is configured stays as it is.
/// </summary>
public sealed class StoreOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Muster:Storage";

    /// <summary>The store. Default <see cref="StoreKind.Sqlite"/>.</summary>
    public StoreKind Kind { get; set; }

    /// <summary>How to reach it, in the words of its own client. Default none.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Name below <c>ConnectionStrings</c> to take the connection string from. Default none.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>Azure alone, in place of a connection string: the key below <c>Muster:Azure</c>. Default none.</summary>
    public string? ServiceKey { get; set; }

    /// <summary>
    /// Starts on a server that may lose acknowledged writes by its settings, such as a Redis without <c>appendfsync always</c>.
    /// Default false. WARNING: what was answered may then be gone.
    /// </summary>
    public bool AllowDataLoss { get; set; }
}
