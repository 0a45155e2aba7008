namespace Muster.Grains.Tests;

public sealed class ObjectStoreTests
{
    [Fact]
    public async Task AnyFailureOfTheProvider_IsToldAsUnavailableStorage()
    {
        var storage = new GatedStorage { Next = GatedStorage.Fault.BeforeWriting };
        var owner = GrainId.Create("test", "key");

        var told = await Assert.ThrowsAsync<StorageUnavailableException>(
            () => new ObjectStore(storage).CreateAsync(owner, "name", [1]));

        Assert.Equal("The storage did not answer for 'name' of test/key.", told.Message);
        Assert.IsType<IOException>(told.InnerException);
    }
}
