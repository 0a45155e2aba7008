namespace Muster.Grains.Tests;

internal enum StorageAction
{
    Read,
    Write,
    Clear,
}
