namespace Muster.Grains;

/// <summary>What a namespace stores.</summary>
/// <param name="Descriptor">What was fixed at creation.</param>
/// <param name="WrappedDataKey">Its data key, wrapped by the key ring.</param>
internal sealed record NamespaceState(NamespaceDescriptor Descriptor, byte[] WrappedDataKey);
