using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Muster.Packages.Tests;

/// <summary>What is in a package.</summary>
internal sealed class Package : IDisposable
{
    // What every package of this kind has, by the packing itself.
    private static readonly string[] Wrapping = ["_rels/", "package/", "[Content_Types].xml"];

    private readonly ZipArchive _archive;

    private Package(string path) => _archive = ZipFile.OpenRead(path);

    public static Package Open(Feed feed, string id, string extension = "nupkg") =>
        new(Path.Combine(feed.Folder, $"{id}.{Feed.Version}.{extension}"));

    /// <summary>Its files, in order.</summary>
    public IReadOnlyList<string> Files =>
    [
        .. _archive.Entries.Select(entry => entry.FullName)
            .Where(name => !Wrapping.Any(part => name.StartsWith(part, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The <c>metadata</c> of its manifest, without namespace.</summary>
    public XElement Metadata
    {
        get
        {
            using var stream = Read(Files.Single(name => name.EndsWith(".nuspec", StringComparison.Ordinal)));
            var root = XDocument.Load(stream).Root!;
            foreach (var element in root.DescendantsAndSelf())
            {
                element.Name = element.Name.LocalName;
            }

            return root.Element("metadata")!;
        }
    }

    /// <summary>Which symbols an assembly asks for.</summary>
    public Guid SymbolsOf(string assembly)
    {
        using var stream = Read(assembly);
        using var reader = new PEReader(stream);
        var entry = reader.ReadDebugDirectory().First(entry => entry.Type == DebugDirectoryEntryType.CodeView);
        return reader.ReadCodeViewDebugDirectoryData(entry).Guid;
    }

    /// <summary>Which symbols these are.</summary>
    public Guid SymbolsIn(string symbols)
    {
        using var stream = Read(symbols);
        using var provider = MetadataReaderProvider.FromPortablePdbStream(stream);
        return new BlobContentId(provider.GetMetadataReader().DebugMetadataHeader!.Id).Guid;
    }

    public void Dispose() => _archive.Dispose();

    private MemoryStream Read(string name)
    {
        var copy = new MemoryStream();
        using var entry = _archive.GetEntry(name)!.Open();
        entry.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }
}
