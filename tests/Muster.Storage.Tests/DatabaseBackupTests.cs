namespace Muster.Storage.Tests;

public sealed class DatabaseBackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Backup_HoldsWhatWasWritten_AndOpensAsADatabase()
    {
        using (var storage = new OpenStorage(_folder.File("muster.db")))
        {
            await storage.WriteAsync("a", "before");
            await storage.Database.BackupAsync(_folder.File("backup.db"));
            await storage.WriteAsync("a", "after");
        }

        using var backup = new OpenStorage(_folder.File("backup.db"));
        Assert.Equal("before", await backup.ReadAsync("a"));
        await backup.WriteAsync("a", "continued");
        Assert.Equal("continued", await backup.ReadAsync("a"));
    }

    [Fact]
    public async Task Backup_IsItsOwnersOnly()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        using var storage = new OpenStorage(_folder.File("muster.db"));

        await storage.Database.BackupAsync(_folder.File("backup.db"));

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("backup.db")));
    }

    [Fact]
    public async Task Backup_NeverReplacesAFile()
    {
        using var storage = new OpenStorage(_folder.File("muster.db"));
        await File.WriteAllTextAsync(_folder.File("backup.db"), "precious");

        await Assert.ThrowsAsync<IOException>(() => storage.Database.BackupAsync(_folder.File("backup.db")));

        Assert.Equal("precious", await File.ReadAllTextAsync(_folder.File("backup.db")));
        Assert.False(File.Exists(_folder.File("backup.db.partial")));
    }

    [Fact]
    public async Task Backup_WhileWritersWrite_IsConsistent()
    {
        using (var storage = new OpenStorage(_folder.File("muster.db")))
        {
            for (var i = 0; i < 200; i++)
            {
                await storage.WriteAsync($"{i}", new string('x', 5000));
            }

            var backup = storage.Database.BackupAsync(_folder.File("backup.db"));
            for (var i = 0; !backup.IsCompleted; i = (i + 1) % 200)
            {
                await storage.WriteAsync($"{i}", new string('y', 5000));
            }

            await backup;
        }

        using var restored = new OpenStorage(_folder.File("backup.db"));
        for (var i = 0; i < 200; i++)
        {
            Assert.Equal(5000, (await restored.ReadAsync($"{i}"))!.Length);
        }
    }
}
