using Muster.Grains;
using Muster.Storage.Sqlite;

namespace Muster.Operations;

/// <summary>First pass: every stored object by itself: the bytes around it, magic, kind, version, checksum, and that it decodes.</summary>
internal sealed class ObjectCheck(StoreReader store, Findings findings)
{
    public void Run(Progress progress, CancellationToken cancellation)
    {
        progress.Expect(store.Snapshot.Count());
        foreach (var state in store.Snapshot.ReadAll())
        {
            cancellation.ThrowIfCancellationRequested();
            findings.Objects++;
            progress.Add();
            if (state.State.StartsWith(StoredLayout.AsidePrefix, StringComparison.Ordinal))
            {
                findings.Aside++;
            }
            else if (StoredLayout.KindOf(state.Storage, state.State, state.Grain) is { } kind)
            {
                Check(state, kind);
            }
            else
            {
                findings.Unknown++;
            }
        }
    }

    private void Check(SnapshotState state, ObjectKind kind)
    {
        try
        {
            Decode(store.Unwrap(state), kind, state.ToString());
        }
        catch (CorruptObjectException cause)
        {
            // Its messages begin with the name of the object, where they know it.
            var what = cause.Message.StartsWith(state.ToString(), StringComparison.Ordinal)
                ? cause.Message[(state.ToString().Length + 2)..]
                : cause.Message;
            findings.Add(state, what);
        }
        catch (System.Text.Json.JsonException cause)
        {
            findings.Add(state, $"expected a document, found: {cause.Message}");
        }
    }

    private static void Decode(byte[] payload, ObjectKind kind, string name)
    {
        _ = kind switch
        {
            ObjectKind.Format => StoredJson.Decode<FormatFlag>(payload, kind, name),
            ObjectKind.Feed => StoredJson.Decode<FeedState>(payload, kind, name),
            ObjectKind.Account => StoredJson.Decode<AccountState>(payload, kind, name),
            ObjectKind.Namespace => StoredJson.Decode<NamespaceState>(payload, kind, name),
            ObjectKind.CatalogManifest => CatalogManifest.Decode(payload, name),
            ObjectKind.CatalogSegment => CatalogSegment.Decode(payload, name).Length,
            ObjectKind.Version => StoredJson.Decode<VersionManifest>(payload, kind, name),
            ObjectKind.Deployment => StoredJson.Decode<Deployment>(payload, kind, name),

            // Decoded in the second pass, where its hash is compared; orphans need only be whole.
            _ => (object)ObjectFormat.Open(payload, kind, name),
        };
    }
}
