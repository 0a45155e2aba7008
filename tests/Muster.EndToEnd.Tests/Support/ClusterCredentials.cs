namespace Muster.EndToEnd.Tests;

/// <summary>What all silos of a cluster are given, since none makes it for itself.</summary>
internal static class ClusterCredentials
{
    private const string Account = "0123456789abcdef0123456789abcdef";
    private const string Token = "token-of-the-clusters-tests";

    public static string[] Settings { get; } =
    [
        $"--Muster:AccountId={Account}",
        $"--Muster:ApiToken={Token}",
        "--Muster:AuthEmail=admin@muster.localhost",
        "--Muster:AuthKey=key-of-the-clusters-tests",
        "--Muster:Dispatch:Token=agents-of-the-clusters-tests",
        $"--Muster:KeyRing:Key={Convert.ToBase64String(new byte[32])}",
    ];

    public static Api Open(MusterProcess silo) => new(silo.Api, Account, Token, silo.WorkersPort);
}
