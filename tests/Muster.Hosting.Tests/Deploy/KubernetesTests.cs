using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace Muster.Hosting.Tests.Deploy;

public sealed class KubernetesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("muster-kubernetes-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static IReadOnlyList<JsonNode> Manifests { get; } =
        [.. Directory.GetFiles(DeployFolder.File("kubernetes"), "*.yaml").SelectMany(Yaml.Load)];

    public static TheoryData<string> Workloads => [.. Manifests.Where(IsWorkload).Select(Name)];

    [Fact]
    public async Task Renders()
    {
        var kustomize = await Tool.RunAsync("kubectl", "kustomize", DeployFolder.File("kubernetes"));
        Assert.SkipWhen(kustomize is null, "kubectl is not installed: the manifests were only read.");

        Assert.True(kustomize!.Value.ExitCode == 0, kustomize.Value.Output);
        var rendered = Yaml.Parse(kustomize.Value.Output);
        Assert.Equal(Manifests.Count(manifest => Kind(manifest) != "Kustomization") + 1, rendered.Count);
        Assert.All(rendered, manifest => Assert.True(
            Kind(manifest) == "Namespace" || (string?)manifest["metadata"]!["namespace"] == "muster",
            $"{Kind(manifest)} {Name(manifest)} is in no namespace."));
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public void AWorkload_IsConfined_AndHasTimeToDrain(string name)
    {
        var pod = Pod(name);
        var container = pod["containers"]!.AsArray().Single()!;
        var grace = TimeSpan.FromSeconds(int.Parse((string)pod["terminationGracePeriodSeconds"]!, null));

        Assert.Equal("true", (string?)pod["securityContext"]!["runAsNonRoot"]);
        Assert.Equal("RuntimeDefault", (string?)pod["securityContext"]!["seccompProfile"]!["type"]);
        Assert.Equal("true", (string?)container["securityContext"]!["readOnlyRootFilesystem"]);
        Assert.Equal("false", (string?)container["securityContext"]!["allowPrivilegeEscalation"]);
        Assert.Equal(["ALL"], container["securityContext"]!["capabilities"]!["drop"]!.AsArray().Select(drop => (string?)drop));
        Assert.True(grace > MusterHosting.ClusterDrainDelay + new MusterOptions().StopTimeout, $"{grace}");
        Assert.Equal("/readyz", (string?)container["readinessProbe"]!["httpGet"]!["path"]);
        Assert.Equal("/healthz", (string?)container["livenessProbe"]!["httpGet"]!["path"]);
    }

    [Fact]
    public void TheDataPlane_HasNoServiceAccount_AndOnlyItsOwnSecret()
    {
        var pod = Pod("muster-dispatch");

        Assert.Equal("false", (string?)pod["automountServiceAccountToken"]);
        Assert.Null(pod["serviceAccountName"]);
        Assert.Equal(
            ["muster-dispatch"],
            pod["containers"]![0]!["envFrom"]!.AsArray().Select(from => (string?)from!["secretRef"]!["name"]));
    }

    [Fact]
    public void EveryWorkload_HasADisruptionBudget_AndAPolicyOfTheNetwork()
    {
        foreach (var kind in new[] { "PodDisruptionBudget", "NetworkPolicy" })
        {
            var names = Manifests.Where(manifest => Kind(manifest) == kind).Select(Name).ToList();
            Assert.Contains("muster-silo", names);
            Assert.Contains("muster-dispatch", names);
        }
    }

    // What the manifests configure and what make-credentials makes are together all that a silo wants.
    [Fact]
    public async Task ASilo_IsConfiguredInFull()
    {
        var made = await Tool.RunAsync("bash", DeployFolder.File("make-credentials"), _folder);
        Assert.SkipWhen(made is null, "bash is not installed.");
        var configuration = Configuration(DeployFolder.File("kubernetes/silo.properties"), Path.Combine(_folder, "silo.env"));
        var options = configuration.GetSection(MusterOptions.Section).Get<MusterOptions>()!;

        OptionsCheck.Check(options, configuration);
        Assert.True(options.Kubernetes);
        Assert.True(ClusterSettings.IsCluster(configuration));
    }

    internal static IConfiguration Configuration(params string[] files) => new ConfigurationBuilder()
        .AddInMemoryCollection(files.SelectMany(File.ReadLines)
            .Select(line => line.Split('=', 2))
            .Select(pair => KeyValuePair.Create(pair[0].Replace("__", ":", StringComparison.Ordinal), (string?)pair[1])))
        .Build();

    private static string Kind(JsonNode manifest) => (string)manifest["kind"]!;

    private static string Name(JsonNode manifest) => (string?)manifest["metadata"]?["name"] ?? "";

    private static bool IsWorkload(JsonNode manifest) => Kind(manifest) is "StatefulSet" or "Deployment";

    private static JsonNode Pod(string name) =>
        Manifests.Single(manifest => IsWorkload(manifest) && Name(manifest) == name)["spec"]!["template"]!["spec"]!;
}
