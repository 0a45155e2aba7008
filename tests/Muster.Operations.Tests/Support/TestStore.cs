namespace Muster.Operations.Tests;

internal static class TestStore
{
    public const string AccountId = "0123456789abcdef0123456789abcdef";
}
