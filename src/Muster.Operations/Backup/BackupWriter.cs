using System.Globalization;
using Muster.Storage.Sqlite;

namespace Muster.Operations;

/// <summary>Makes a backup: the folder appears under its name only when it is whole.</summary>
internal sealed class BackupWriter(Installation installation, Terminal terminal)
{
    public async Task<(string Folder, BackupManifest Manifest, TimeSpan Took)> WriteAsync(
        string to,
        bool withKey,
        CancellationToken cancellation)
    {
        var source = installation.RequireDatabase("backup");
        var begun = terminal.Time.GetTimestamp();
        var now = terminal.Time.GetUtcNow();
        var folder = Choose(Path.GetFullPath(to), now);
        var partial = folder + ".partial";
        if (Directory.Exists(partial))
        {
            Directory.Delete(partial, recursive: true);
        }

        PrivateFiles.CreateFolder(partial);
        try
        {
            var manifest = await FillAsync(partial, source, now, withKey, cancellation);
            Directory.Move(partial, folder);
            return (folder, manifest, terminal.Time.GetElapsedTime(begun));
        }
        catch
        {
            Directory.Delete(partial, recursive: true);
            throw;
        }
    }

    private async Task<BackupManifest> FillAsync(
        string folder,
        string source,
        DateTimeOffset now,
        bool withKey,
        CancellationToken cancellation)
    {
        var files = new List<BackupFile>();
        var database = Path.Combine(folder, Installation.DefaultDatabaseName);
        await CopyDatabaseAsync(source, database, cancellation);
        files.Add(await DescribeAsync(database, cancellation));

        var holdsKey = false;
        if (withKey && File.Exists(installation.CredentialsPath))
        {
            var credentials = Path.Combine(folder, RestoreReader.CredentialsName);
            using (var progress = new Progress(terminal, "Copying the credentials", "bytes"))
            {
                await PrivateFiles.CopyAsync(installation.CredentialsPath, credentials, progress, cancellation);
            }

            files.Add(await DescribeAsync(credentials, cancellation));
            holdsKey = await HoldsKeyAsync(credentials, cancellation);
        }

        var counts = await CountAsync(database);
        DatabaseFile.DeleteEmptyLog(database);
        var manifest = new BackupManifest
        {
            Format = BackupManifest.FormatName,
            Version = BackupManifest.KnownVersion,
            Product = ProductVersion.Text,
            CreatedOn = now,
            Files = [.. files],
            Counts = counts,
            HoldsMasterKey = holdsKey,
        };
        await PrivateFiles.WriteAsync(Path.Combine(folder, BackupManifest.FileName), manifest.Encode(), cancellation);
        return manifest;
    }

    private async Task CopyDatabaseAsync(string source, string destination, CancellationToken cancellation)
    {
        if (!File.Exists(source))
        {
            throw new OperationRefusedException(
                $"backup: expected a database, found no file '{source}'. Name the data folder by --data.");
        }

        using var progress = new Progress(terminal, "Copying the database", "bytes", new FileInfo(source).Length);
        var partial = new FileInfo(DatabaseBackup.PartialName(destination));
        progress.Measure(() =>
        {
            partial.Refresh();
            return partial.Exists ? partial.Length : 0;
        });
        await DatabaseBackup.RunAsync(source, destination, cancellation);
    }

    private async Task<BackupFile> DescribeAsync(string path, CancellationToken cancellation)
    {
        var size = new FileInfo(path).Length;
        using var progress = new Progress(terminal, $"Hashing {Path.GetFileName(path)}", "bytes", size);
        return new(Path.GetFileName(path), size, await PrivateFiles.HashAsync(path, progress, cancellation));
    }

    // Counted in the copy, so that a copy whose catalogues do not read is found out while the original still exists.
    private async Task<BackupCounts> CountAsync(string database)
    {
        using var store = StoreReader.Open(database);
        using var progress = new Progress(terminal, "Reading the copy's catalogues", "scripts");
        var (accounts, namespaces) = (0L, 0L);
        foreach (var (_, account) in StoreInventory.Accounts(store))
        {
            accounts++;
            foreach (var space in StoreInventory.Living(account))
            {
                namespaces += space.IsReserved ? 0 : 1;
                await foreach (var _ in StoreInventory.RowsAsync(store, space))
                {
                    progress.Add();
                }
            }
        }

        return new(accounts, namespaces, progress.Done, store.Snapshot.Count());
    }

    private async Task<bool> HoldsKeyAsync(string credentials, CancellationToken cancellation)
    {
        var text = await File.ReadAllTextAsync(credentials, cancellation);
        return installation.MasterKeys is [var current, ..] && text.Contains(current, StringComparison.Ordinal);
    }

    private static string Choose(string to, DateTimeOffset now)
    {
        if (File.Exists(to))
        {
            throw new OperationRefusedException(
                $"--to: expected a folder, found the file '{to}'. A backup never replaces anything: name another folder.");
        }

        return Directory.Exists(to)
            ? Path.Combine(to, "muster-" + now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture))
            : to;
    }
}
