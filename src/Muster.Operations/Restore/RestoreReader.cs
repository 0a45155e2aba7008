namespace Muster.Operations;

/// <summary>A backup whose files are all there and are what its manifest says.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Manifest">What it holds.</param>
internal sealed record RestoreReader(string Folder, BackupManifest Manifest)
{
    public const string CredentialsName = "credentials";

    private static readonly string[] s_known = [Installation.DefaultDatabaseName, CredentialsName];

    public static async Task<RestoreReader> OpenAsync(string folder, Terminal terminal, CancellationToken cancellation)
    {
        folder = Path.GetFullPath(folder);
        var path = Path.Combine(folder, BackupManifest.FileName);
        if (!File.Exists(path))
        {
            throw new OperationRefusedException(
                $"--from: expected the folder of a backup, found no '{path}'. "
                + "A backup that was broken off has a name that ends in '.partial'.");
        }

        var manifest = BackupManifest.Decode(await File.ReadAllBytesAsync(path, cancellation));
        if (manifest.Version > BackupManifest.KnownVersion)
        {
            throw new OperationRefusedException(
                $"{path}: expected format {BackupManifest.KnownVersion} or older, found {manifest.Version}. "
                + $"Restore with the release that made it ({manifest.Product}) or a later one.");
        }

        var problems = new List<string>();
        foreach (var file in manifest.Files)
        {
            if (await ExplainAsync(folder, file, terminal, cancellation) is { } problem)
            {
                problems.Add(problem);
            }
        }

        return problems.Count == 0
            ? new(folder, manifest)
            : throw new OperationRefusedException(
                string.Join(Environment.NewLine, problems)
                + $"{Environment.NewLine}The backup is damaged, nothing was restored. Take another one.");
    }

    private static async Task<string?> ExplainAsync(
        string folder,
        BackupFile file,
        Terminal terminal,
        CancellationToken cancellation)
    {
        if (!s_known.Contains(file.Name, StringComparer.Ordinal))
        {
            return $"{BackupManifest.FileName}: this release knows no file '{file.Name}'.";
        }

        var found = new FileInfo(Path.Combine(folder, file.Name));
        if (!found.Exists || found.Length != file.Size)
        {
            return FormattableString.Invariant(
                $"{found.FullName}: expected {file.Size} bytes, found {(found.Exists ? $"{found.Length}" : "no file")}.");
        }

        using var progress = new Progress(terminal, $"Checking {file.Name}", "bytes", file.Size);
        var hash = await PrivateFiles.HashAsync(found.FullName, progress, cancellation);
        return hash == file.Sha256 ? null : $"{found.FullName}: expected SHA-256 {file.Sha256}, found {hash}.";
    }
}
