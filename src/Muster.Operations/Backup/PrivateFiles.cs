using System.Security.Cryptography;

namespace Muster.Operations;

/// <summary>Files and folders that only their owner may read.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int BufferSize = 1 << 20;

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerFile | UnixFileMode.UserExecute);
        }
    }

    /// <summary>A new file; one that exists is an error.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read,
            BufferSize = BufferSize,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return new(path, options);
    }

    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await using var file = Create(path);
        await file.WriteAsync(bytes, cancellation);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Copies a file to a new one and returns the copied bytes' hash in hex.</summary>
    public static async Task<string> CopyAsync(string source, string destination, Progress progress, CancellationToken cancellation)
    {
        await using var from = File.OpenRead(source);
        await using var to = Create(destination);
        var hash = await HashAsync(from, progress, cancellation, to);
        to.Flush(flushToDisk: true);
        return hash;
    }

    /// <summary>Hash of a file in hex.</summary>
    public static async Task<string> HashAsync(string path, Progress progress, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        return await HashAsync(file, progress, cancellation);
    }

    private static async Task<string> HashAsync(
        FileStream from,
        Progress progress,
        CancellationToken cancellation,
        FileStream? to = null)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        for (int read; (read = await from.ReadAsync(buffer, cancellation)) > 0; progress.Add(read))
        {
            hash.AppendData(buffer, 0, read);
            if (to is not null)
            {
                await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
