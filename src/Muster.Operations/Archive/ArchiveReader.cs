using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Muster.Operations;

/// <summary>
/// Reads an archive from its beginning, and finds out about every byte that is not as it was written. It blocks: entries are small,
/// and come out of a buffer.
/// </summary>
internal sealed class ArchiveReader : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly string _path;
    private readonly Stream _stream;
    private readonly TarReader _tar;

    private ArchiveReader(string path)
    {
        _path = path;
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
        _stream = ArchiveWriter.IsPacked(path) ? new GZipStream(file, CompressionMode.Decompress) : file;
        _tar = new(_stream);
    }

    /// <summary>Its first entry.</summary>
    public ArchiveManifest Manifest { get; private set; } = null!;

    public static ArchiveReader Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new OperationRefusedException($"--from: expected an archive, found no file '{path}'.");
        }

        var reader = new ArchiveReader(path);
        try
        {
            var json = reader.Next(ArchiveManifest.EntryName);
            reader._hash.AppendData(SHA256.HashData(json));
            reader.Manifest = reader.Decode(json, ArchiveJson.Default.ArchiveManifest);
            return reader.Manifest is { Format: ArchiveManifest.FormatName, Version: <= ArchiveManifest.KnownVersion }
                ? reader
                : throw reader.Damaged(
                    $"expected format {ArchiveManifest.FormatName}, version {ArchiveManifest.KnownVersion} or older, "
                    + FormattableString.Invariant($"found {reader.Manifest.Format}, {reader.Manifest.Version}"));
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>The scripts with their modules' bytes. The hash over all of them is known only at the end.</summary>
    public IEnumerable<(ArchiveScript Script, IReadOnlyList<byte[]> Modules)> Read()
    {
        for (var number = 1L; number <= Manifest.Scripts; number++)
        {
            var name = FormattableString.Invariant($"scripts/{number:D8}");
            var json = Next($"{name}.json");
            _hash.AppendData(SHA256.HashData(json));
            var script = Decode(json, ArchiveJson.Default.ArchiveScript);
            var modules = new List<byte[]>(script.Modules.Length);
            foreach (var module in script.Modules)
            {
                var body = Next(FormattableString.Invariant($"{name}/{modules.Count}"));
                if (Convert.ToHexStringLower(SHA256.HashData(body)) != module.Sha256)
                {
                    throw Damaged($"module '{module.Name}' of script '{script.Name}' is not what its hash says");
                }

                modules.Add(body);
            }

            yield return (script, modules);
        }

        var index = Decode(Next(ArchiveIndex.EntryName), ArchiveJson.Default.ArchiveIndex);
        if (index.Scripts != Manifest.Scripts || index.Sha256 != Convert.ToHexStringLower(_hash.GetHashAndReset()))
        {
            throw Damaged("its scripts are not those that its index says");
        }
    }

    public void Dispose()
    {
        _tar.Dispose();
        _stream.Dispose();
        _hash.Dispose();
    }

    private byte[] Next(string expected)
    {
        try
        {
            if (_tar.GetNextEntry() is not { } entry)
            {
                throw Damaged($"expected entry '{expected}', found the end");
            }

            if (entry.Name != expected)
            {
                throw Damaged($"expected entry '{expected}', found '{entry.Name}'");
            }

            var bytes = new byte[entry.Length];
            entry.DataStream?.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception cause) when (cause is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw Damaged($"expected entry '{expected}', found: {cause.Message}", cause);
        }
    }

    private T Decode<T>(byte[] json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw Damaged("an entry is empty");
        }
        catch (JsonException cause)
        {
            throw Damaged($"an entry is not what it should be: {cause.Message}", cause);
        }
    }

    private OperationRefusedException Damaged(string what, Exception? cause = null) =>
        new($"archive '{_path}': {what}. Take another copy, or export again.", cause);
}
