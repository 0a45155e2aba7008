using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace Muster.Hosting.Tests.Deploy;

public sealed class ComposeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("muster-compose-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static JsonObject Services { get; } =
        Yaml.Load(DeployFolder.File("compose/compose.yaml")).Single()["services"]!.AsObject();

    [Fact]
    public async Task IsAccepted()
    {
        var compose = await Tool.RunAsync("docker", "compose", "version");
        Assert.SkipWhen(compose is not { ExitCode: 0 }, "docker compose is not installed: the file was only read.");
        await MakeCredentialsAsync();
        File.Copy(DeployFolder.File("compose/compose.yaml"), Path.Combine(_folder, "compose.yaml"));

        var (code, output) = (await Tool.RunAsync("docker", "compose", "-f", Path.Combine(_folder, "compose.yaml"), "config", "-q"))!.Value;

        Assert.True(code == 0, output);
    }

    [Fact]
    public void OurContainers_AreConfined_AndHaveTimeToDrain()
    {
        var ours = Services.Where(service => service.Value!["build"] is not null).ToList();

        Assert.Equal(["silo-1", "silo-2", "silo-3", "dispatch"], ours.Select(service => service.Key));
        Assert.All(ours, service =>
        {
            Assert.Equal("true", (string?)service.Value!["read_only"]);
            Assert.Equal(["ALL"], service.Value!["cap_drop"]!.AsArray().Select(drop => (string?)drop));
            Assert.Equal("always", (string?)service.Value!["restart"]);
            var grace = int.Parse(((string)service.Value!["stop_grace_period"]!).TrimEnd('s'), null);
            Assert.True(grace > (MusterHosting.ClusterDrainDelay + new MusterOptions().StopTimeout).TotalSeconds);
        });
    }

    [Fact]
    public void TheDataPlane_ReachesNoStorage_AndKnowsNoCredentialsButItsOwn()
    {
        Assert.Equal("dispatch.env", (string?)Services["dispatch"]!["env_file"]);
        Assert.Equal(["control"], Services["dispatch"]!["networks"]!.AsArray().Select(network => (string?)network));
        Assert.Equal(["storage"], Services["azurite"]!["networks"]!.AsArray().Select(network => (string?)network));
    }

    [Fact]
    public void TheBalancer_KnowsEverySilo()
    {
        var text = File.ReadAllText(DeployFolder.File("compose/haproxy.cfg"));

        Assert.All(
            Services.Select(service => service.Key).Where(name => name.StartsWith("silo-", StringComparison.Ordinal)),
            name => Assert.Contains($"server {name} {name}:8080\n", text, StringComparison.Ordinal));
    }

    // With what appsettings.Azurite.json says of the storages.
    [Fact]
    public async Task ASilo_IsConfiguredInFull()
    {
        await MakeCredentialsAsync();
        var environment = Services["silo-1"]!["environment"]!.AsObject()
            .Select(pair => $"{pair.Key}={(string?)pair.Value}");
        await File.WriteAllLinesAsync(Path.Combine(_folder, "environment"), environment, TestContext.Current.CancellationToken);
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(DeployFolder.File("../src/Muster.Silo/appsettings.Azurite.json"))
            .AddConfiguration(KubernetesTests.Configuration(Path.Combine(_folder, "environment"), Path.Combine(_folder, "silo.env")))
            .Build();

        OptionsCheck.Check(configuration.GetSection(MusterOptions.Section).Get<MusterOptions>()!, configuration);
        Assert.True(ClusterSettings.IsCluster(configuration));
    }

    private async Task MakeCredentialsAsync()
    {
        var made = await Tool.RunAsync("bash", DeployFolder.File("make-credentials"), _folder);
        Assert.SkipWhen(made is null, "bash is not installed.");
        Assert.True(made!.Value.ExitCode == 0, made.Value.Output);
    }
}
