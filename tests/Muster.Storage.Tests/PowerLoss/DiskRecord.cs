using System.Buffers.Binary;

namespace Muster.Storage.Tests;

/// <summary>One record of <c>recorder.c</c>.</summary>
internal sealed record DiskRecord(char Operation, int File, long Offset, byte[] Bytes)
{
    public const char Printed = 'A';

    private const int HeadSize = 18;

    /// <summary>All records that were written whole: the process may have been killed within the last one.</summary>
    public static List<DiskRecord> ReadAll(string path)
    {
        var records = new List<DiskRecord>();
        var whole = System.IO.File.ReadAllBytes(path).AsSpan();
        while (whole.Length >= HeadSize)
        {
            var size = (int)BinaryPrimitives.ReadInt64LittleEndian(whole[10..]);
            if (whole.Length < HeadSize + size)
            {
                break;
            }

            records.Add(new(
                (char)whole[0],
                whole[1],
                BinaryPrimitives.ReadInt64LittleEndian(whole[2..]),
                whole.Slice(HeadSize, size).ToArray()));
            whole = whole[(HeadSize + size)..];
        }

        return records;
    }
}
