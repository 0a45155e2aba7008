using Microsoft.Extensions.Configuration;

namespace Muster.Hosting.Tests;

public sealed class LocalCredentialsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("muster-hosting-").FullName;

    private string File => Path.Combine(_folder, LocalCredentials.FileName);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void LoadOrCreate_MakesThemOnce()
    {
        var first = LocalCredentials.LoadOrCreate(_folder, Configuration());
        var second = LocalCredentials.LoadOrCreate(_folder, Configuration());

        Assert.Equal(first, second);
        Assert.Equal(32, first["Muster:AccountId"]!.Length);
        Assert.Equal(32, Convert.FromBase64String(first["Muster:KeyRing:Key"]!).Length);
    }

    [Fact]
    public void LoadOrCreate_LeavesOutWhatIsConfigured()
    {
        var made = LocalCredentials.LoadOrCreate(_folder, Configuration(("Muster:ApiToken", "given-by-the-operator")));

        Assert.DoesNotContain("Muster:ApiToken", made.Keys);
        Assert.DoesNotContain("given-by-the-operator", System.IO.File.ReadAllText(File));
    }

    // An update may want a credential that an older file does not have.
    [Fact]
    public void LoadOrCreate_AddsWhatAnOlderFileLacks_AndKeepsTheRest()
    {
        System.IO.File.WriteAllText(File, "# older\nMuster__ApiToken=kept-from-before\n");

        var values = LocalCredentials.LoadOrCreate(_folder, Configuration());

        Assert.Equal("kept-from-before", values["Muster:ApiToken"]);
        Assert.Contains("Muster__AuthKey=", System.IO.File.ReadAllText(File));
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
        .Build();
}
