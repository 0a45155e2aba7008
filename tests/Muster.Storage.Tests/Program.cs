using Muster.Storage.Tests;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// What xunit generates, after one question: is this the child of a test?
if (Environment.GetEnvironmentVariable(DoomedWriter.Variable) is { Length: > 0 } path)
{
    await DoomedWriter.RunAsync(path);
    return 0;
}

return args.Contains("--server") || args.Contains("--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
