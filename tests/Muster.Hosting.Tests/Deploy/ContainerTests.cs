namespace Muster.Hosting.Tests.Deploy;

public sealed class ContainerTests
{
    [Fact]
    public void TheImage_IsChiselled_AndNobodyIsRootInIt()
    {
        var lines = File.ReadAllLines(DeployFolder.File("container/Dockerfile"));
        var last = lines.Skip(Array.FindLastIndex(lines, line => line.StartsWith("FROM ", StringComparison.Ordinal))).ToList();

        Assert.Contains("-chiseled", last[0]);
        Assert.Contains("USER 1654", last);
        Assert.DoesNotContain(last, line => line.StartsWith("RUN ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Credentials_AreMadeOnce_ForTheirOwnerAlone()
    {
        var folder = Directory.CreateTempSubdirectory("muster-credentials-");
        try
        {
            var first = await Tool.RunAsync("bash", DeployFolder.File("make-credentials"), folder.FullName);
            Assert.SkipWhen(first is null, "bash is not installed.");
            var (code, output) = (await Tool.RunAsync("bash", DeployFolder.File("make-credentials"), folder.FullName))!.Value;

            Assert.Equal(0, first!.Value.ExitCode);
            Assert.Equal((1, $"{folder.FullName}/silo.env exists; it is left as it is.\n"), (code, output));
            Assert.All(
                folder.GetFiles(),
                file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
