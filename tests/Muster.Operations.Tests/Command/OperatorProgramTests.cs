namespace Muster.Operations.Tests;

public sealed class OperatorProgramTests
{
    [Theory]
    [InlineData("backup", true)]
    [InlineData("bakcup", true)]
    [InlineData("--help", true)]
    [InlineData("--Muster:GatewayUrl=http://127.0.0.1:0", false)]
    [InlineData("Muster:GatewayUrl=http://127.0.0.1:0", false)]
    [InlineData("/Muster:GatewayUrl", false)]
    [InlineData(null, false)]
    public void Serves_VerbsAndHelp_NeverSettings(string? argument, bool expected) =>
        Assert.Equal(expected, OperatorProgram.Serves(argument is null ? [] : [argument]));

    [Fact]
    public void Split_TellsSettingsFromOptions()
    {
        var (own, settings) = SettingArguments.Split(
            ["verify", "--Muster:KeyRing:Key=a", "--data", "d", "--Muster:DataDirectory", "e"]);

        Assert.Equal(["verify", "--data", "d"], own);
        Assert.Equal(["--Muster:KeyRing:Key=a", "--Muster:DataDirectory", "e"], settings);
    }

    [Fact]
    public async Task AWordThatIsNoVerb_IsWrongUsage()
    {
        using var folder = new TemporaryFolder();

        var (code, output, errors) = await new TestHost(folder.Path).RunAsync("bakcup");

        Assert.Equal((ExitCodes.WrongUsage, ""), (code, output));
        Assert.Contains("'bakcup'", errors, StringComparison.Ordinal);
        Assert.Contains("--help", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("backup", "--to", "b")]
    [InlineData("verify")]
    public async Task AnotherStorage_IsRefused_NamingItsOwnMeans(string verb, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var host = new TestHost(folder.Path) { StorageProvider = "AzureBlobStorage" };

        var (code, _, errors) = await host.RunAsync([verb, .. options]);

        Assert.Equal(ExitCodes.Refused, code);
        Assert.Equal(
            $"{verb}: expected the embedded database, found grain storage 'AzureBlobStorage'. Use that storage's own means, for "
            + "example soft delete, versioning and point-in-time restore of Azure Blob Storage for the containers of both grain "
            + "storages, and keep Muster:KeyRing:Key.\n",
            errors);
    }
}
