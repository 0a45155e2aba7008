using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Muster.Operations;

/// <summary>Writes an archive entry by entry; the file gets its name when it is whole.</summary>
internal sealed class ArchiveWriter : IAsyncDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly string _path;
    private readonly FileStream _file;
    private readonly Stream _packed;
    private readonly TarWriter _tar;
    private long _scripts;

    private ArchiveWriter(string path)
    {
        _path = path;
        File.Delete(Partial);
        _file = PrivateFiles.Create(Partial);
        _packed = IsPacked(path) ? new GZipStream(_file, CompressionLevel.Fastest) : _file;
        _tar = new(_packed, TarEntryFormat.Ustar, leaveOpen: true);
    }

    private string Partial => _path + ".partial";

    public static async Task<ArchiveWriter> CreateAsync(string path, ArchiveManifest manifest)
    {
        if (Path.Exists(path))
        {
            throw new OperationRefusedException($"--to: expected no file, found '{path}'. An export never replaces anything.");
        }

        var writer = new ArchiveWriter(path);
        var json = JsonSerializer.SerializeToUtf8Bytes(manifest, ArchiveJson.Default.ArchiveManifest);
        writer._hash.AppendData(SHA256.HashData(json));
        await writer.EntryAsync(ArchiveManifest.EntryName, json);
        return writer;
    }

    public static bool IsPacked(string path) =>
        path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase);

    public async Task WriteAsync(ArchiveScript script, IReadOnlyList<byte[]> modules)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"scripts/{++_scripts:D8}");
        var json = JsonSerializer.SerializeToUtf8Bytes(script, ArchiveJson.Default.ArchiveScript);
        _hash.AppendData(SHA256.HashData(json));
        await EntryAsync($"{name}.json", json);
        for (var i = 0; i < modules.Count; i++)
        {
            await EntryAsync(string.Create(CultureInfo.InvariantCulture, $"{name}/{i}"), modules[i]);
        }
    }

    public async Task CompleteAsync()
    {
        var index = new ArchiveIndex(_scripts, Convert.ToHexStringLower(_hash.GetHashAndReset()));
        await EntryAsync(ArchiveIndex.EntryName, JsonSerializer.SerializeToUtf8Bytes(index, ArchiveJson.Default.ArchiveIndex));
        await _tar.DisposeAsync();
        if (_packed != _file)
        {
            await _packed.DisposeAsync();
        }
        else
        {
            _file.Flush(flushToDisk: true);
        }

        await _file.DisposeAsync();
        File.Move(Partial, _path);
    }

    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        _hash.Dispose();
        File.Delete(Partial);
    }

    private async Task EntryAsync(string name, byte[] bytes)
    {
        using var data = new MemoryStream(bytes);
        await _tar.WriteEntryAsync(new UstarTarEntry(TarEntryType.RegularFile, name)
        {
            DataStream = data,
            Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
    }
}
