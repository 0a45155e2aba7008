namespace Muster.Grains;

/// <summary>A stored object as it was read or written last: its bytes are dropped, its ETag decides the next write.</summary>
/// <param name="Owner">Grain that the object belongs to.</param>
/// <param name="Name">State name of the object.</param>
/// <param name="ETag">ETag of the provider; null when the object is not there.</param>
/// <param name="Writer">Silo that had written it when it was read; null when none had.</param>
internal sealed record ObjectHandle(GrainId Owner, string Name, string? ETag, string? Writer = null)
{
    public override string ToString() => $"{Owner.Type}/{Owner.Key}:{Name}";
}
