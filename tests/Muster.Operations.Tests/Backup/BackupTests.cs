using Muster.Storage.Sqlite;

namespace Muster.Operations.Tests;

public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestHost _host;

    public BackupTests()
    {
        _host = new(_folder.Path);
        using var databases = new SqliteDatabases(TimeProvider.System);
        databases.Open(_host.Database);
        File.WriteAllText(Path.Combine(_host.DataDirectory, "credentials"), $"Muster__KeyRing__Key={_host.MasterKey}\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Backup_IsForItsOwnerOnly_AndRestores()
    {
        var (code, _, errors) = await _host.RunAsync("backup", "--to", _folder.File("b"));
        Assert.Equal((ExitCodes.Done, ""), (code, errors));

        var files = Directory.GetFiles(_folder.File("b")).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["backup.json", "credentials", "muster.db"], files.Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in files)
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }

        Assert.Equal(
            ExitCodes.Done,
            (await _host.RunAsync("restore", "--from", _folder.File("b"), "--data", _folder.File("other"))).ExitCode);
        Assert.Equal(
            await File.ReadAllBytesAsync(files[1]),
            await File.ReadAllBytesAsync(_folder.File("other/credentials")));
    }

    [Fact]
    public async Task Backup_WithoutKey_HoldsNoCredentials_AndSaysSo()
    {
        var (code, output, _) = await _host.RunAsync("backup", "--without-key", "--to", _folder.File("b"));

        Assert.Equal(ExitCodes.Done, code);
        Assert.False(File.Exists(_folder.File("b/credentials")));
        Assert.Contains("It holds no key", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_RefusesDamage_BeforeItWrites()
    {
        await _host.RunAsync("backup", "--to", _folder.File("b"));
        var path = _folder.File("b/muster.db");
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);

        var (code, _, errors) = await _host.RunAsync(
            "restore", "--from", _folder.File("b"), "--data", _folder.File("other"));

        Assert.Equal(ExitCodes.Refused, code);
        Assert.Contains("The backup is damaged, nothing was restored.", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("other")));
    }

    [Fact]
    public async Task Restore_IntoDataThatIsThere_NeedsForce_WhichMovesItAside()
    {
        await _host.RunAsync("backup", "--to", _folder.File("b"));

        var refused = await _host.RunAsync("restore", "--from", _folder.File("b"));
        var forced = await _host.RunAsync("restore", "--force", "--from", _folder.File("b"));

        Assert.Equal(ExitCodes.Refused, refused.ExitCode);
        Assert.Equal(
            $"restore: expected an empty data folder, found 'credentials' in '{_host.DataDirectory}'. "
            + "Name another folder by --data, or give --force to move what is there aside.\n",
            refused.Errors);
        Assert.Equal(ExitCodes.Done, forced.ExitCode);
        var aside = Assert.Single(Directory.GetDirectories(_host.DataDirectory, "before-restore-*"));
        Assert.True(File.Exists(Path.Combine(aside, "muster.db")));
    }

    [Fact]
    public async Task Restore_UnderARunningMuster_IsRefused()
    {
        await _host.RunAsync("backup", "--to", _folder.File("b"));
        using var databases = new SqliteDatabases(TimeProvider.System);
        databases.Open(_host.Database);

        var (code, _, errors) = await _host.RunAsync("restore", "--force", "--from", _folder.File("b"));

        Assert.Equal(ExitCodes.Refused, code);
        Assert.Contains("expected to be the only process that uses 'muster.db', found another.", errors, StringComparison.Ordinal);
    }
}
