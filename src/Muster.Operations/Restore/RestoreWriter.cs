using System.Globalization;
using Muster.Storage.Sqlite;

namespace Muster.Operations;

/// <summary>
/// Puts a checked backup into a data folder. All is copied and checked under other names first: until then what was there
/// before is untouched, and afterwards only names change.
/// </summary>
internal sealed class RestoreWriter(Installation installation, Terminal terminal)
{
    private const string Suffix = ".restoring";

    public async Task<(string? Aside, int Files)> WriteAsync(
        RestoreReader backup,
        bool force,
        CancellationToken cancellation)
    {
        var database = installation.RequireDatabase("restore");
        var folder = installation.DataDirectory;
        if (Path.GetDirectoryName(database) != folder)
        {
            throw new OperationRefusedException(
                $"restore: expected the database in the data folder '{folder}', found it configured as '{database}'. "
                + $"Restore into a data folder without that setting, then move the file.");
        }

        PrivateFiles.CreateFolder(folder);
        using var @lock = DatabaseLock.Acquire(database);
        var before = Present(folder, database).ToList();
        if (before.Count > 0 && !force)
        {
            throw new OperationRefusedException(
                $"restore: expected an empty data folder, found '{Path.GetFileName(before[0])}' in '{folder}'. "
                + "Name another folder by --data, or give --force to move what is there aside.");
        }

        var targets = backup.Manifest.Files.Select(file =>
            (File: file, Target: file.Name == RestoreReader.CredentialsName ? installation.CredentialsPath : database)).ToList();
        await StageAsync(backup, targets, cancellation);

        var aside = before.Count > 0 ? MoveAside(folder, before) : null;
        foreach (var (_, target) in targets)
        {
            File.Move(target + Suffix, target);
        }

        return (aside, targets.Count);
    }

    private async Task StageAsync(
        RestoreReader backup,
        List<(BackupFile File, string Target)> targets,
        CancellationToken cancellation)
    {
        try
        {
            foreach (var (file, target) in targets)
            {
                File.Delete(target + Suffix);
                using var progress = new Progress(terminal, $"Restoring {file.Name}", "bytes", file.Size);
                var hash = await PrivateFiles.CopyAsync(
                    Path.Combine(backup.Folder, file.Name), target + Suffix, progress, cancellation);
                if (hash != file.Sha256)
                {
                    throw new OperationRefusedException(
                        $"{target}: expected SHA-256 {file.Sha256}, found {hash}. The disk does not keep what it is given.");
                }
            }

            CheckDatabase(targets.Single(pair => pair.File.Name == Installation.DefaultDatabaseName).Target + Suffix);
        }
        catch
        {
            targets.ForEach(pair => File.Delete(pair.Target + Suffix));
            throw;
        }
    }

    private static void CheckDatabase(string path)
    {
        using (var snapshot = SqliteSnapshot.Open(path))
        {
            if (snapshot.CheckIntegrity() is [var first, ..])
            {
                throw new OperationRefusedException(
                    $"{path}: the restored database is damaged ({first}). Nothing was changed; take another backup.");
            }
        }

        DatabaseFile.DeleteEmptyLog(path);
    }

    private static IEnumerable<string> Present(string folder, string database) => Directory
        .EnumerateFileSystemEntries(folder)
        .Where(entry => entry != database + ".lock" && !entry.EndsWith(Suffix, StringComparison.Ordinal)
            && !Path.GetFileName(entry).StartsWith("before-restore-", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private string MoveAside(string folder, List<string> before)
    {
        var now = terminal.Time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var aside = Path.Combine(folder, "before-restore-" + now);
        PrivateFiles.CreateFolder(aside);
        foreach (var entry in before)
        {
            Directory.Move(entry, Path.Combine(aside, Path.GetFileName(entry)));
        }

        return aside;
    }
}
