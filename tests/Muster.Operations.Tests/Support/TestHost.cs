namespace Muster.Operations.Tests;

/// <summary>A program whose data folder is a test's, and whose verbs run in this process.</summary>
internal sealed class TestHost(string folder) : IOperatorHost
{
    public string DataDirectory { get; } = Path.Combine(folder, "data");

    public string Database => Path.Combine(DataDirectory, Installation.DefaultDatabaseName);

    public string StorageProvider { get; set; } = "Sqlite";

    public string MasterKey { get; set; } = Convert.ToBase64String(new byte[32]);

    public string[] PreviousKeys { get; set; } = [];

    public Installation Describe(IReadOnlyList<string> settings)
    {
        var given = settings.LastOrDefault(setting => setting.StartsWith("--Muster:DataDirectory=", StringComparison.Ordinal));
        var data = given?[(given.IndexOf('=', StringComparison.Ordinal) + 1)..] ?? DataDirectory;
        var database = Path.Combine(data, Installation.DefaultDatabaseName);
        return new()
        {
            DataDirectory = data,
            CredentialsPath = Path.Combine(data, "credentials"),
            StorageProvider = StorageProvider,
            DatabasePaths = [database, database],
            MasterKeys = MasterKey.Length == 0 ? [] : [MasterKey, .. PreviousKeys],
            AccountId = TestStore.AccountId,
        };
    }

    /// <summary>Runs a verb; exit code, and what it said on both streams.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var output = new StringWriter { NewLine = "\n" };
        var errors = new StringWriter { NewLine = "\n" };
        var code = await OperatorProgram.RunAsync(arguments, this, new(output, errors, IsInteractive: false, TimeProvider.System));
        return (code, output.ToString(), errors.ToString());
    }
}
