namespace Muster.Grains;

/// <summary>When a silo may answer. The same on every silo.</summary>
public sealed class FenceOptions
{
    /// <summary>Whether silos check that they are members at all; not where there can be one silo at most.</summary>
    internal bool IsEnabled { get; set; }

    /// <summary>
    /// A silo answers as long as its own entry in the membership, read so long ago at most, says that it is a member. A silo that
    /// takes over from one that was declared dead waits for as long. Default 1 s.
    /// </summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Age from which a request has the entry read anew, without waiting for it. Default 250 ms.</summary>
    public TimeSpan RefreshAge { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a request waits for the entry to be read when it is too old. Default 2 s.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Called once when the entry says that this silo is no member any more. Default: nothing; Orleans ends it sooner or later.</summary>
    public Action OnEvicted { get; set; } = static () => { };
}
