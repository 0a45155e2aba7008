namespace Muster.Gateway.Tests;

/// <summary>A cluster where calls fail: all of them, or those of one interface as long as the test says so.</summary>
internal sealed class ThrowingGrains(Exception exception, IGrainFactory? inner = null) : IGrainFactory
{
    /// <summary>With an inner cluster: the interface whose calls fail now.</summary>
    public Type? Failing { get; set; }

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey => throw exception;

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey =>
        inner is null ? throw exception : inner.GetGrain<TGrainInterface>(primaryKey, grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        inner is null || Failing == typeof(TGrainInterface)
            ? throw exception
            : inner.GetGrain<TGrainInterface>(primaryKey, grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey => throw exception;

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey => throw exception;

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver =>
        inner is null ? throw exception : inner.CreateObjectReference<TGrainObserverInterface>(obj);

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => inner?.DeleteObjectReference<TGrainObserverInterface>(obj);

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) => throw exception;

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) => throw exception;

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => throw exception;

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension) => throw exception;

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension) => throw exception;

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey) => throw exception;

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey, string grainClassNamePrefix) => throw exception;

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => throw exception;

    public IAddressable GetGrain(GrainId grainId) => throw exception;

    public IAddressable GetGrain(GrainId grainId, GrainInterfaceType interfaceType) => throw exception;
}
