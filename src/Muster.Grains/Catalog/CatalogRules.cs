using Muster.Tags;

namespace Muster.Grains;

/// <summary>What each change does to a row. Pure: the same row and change always give the same verdict.</summary>
internal static class CatalogRules
{
    /// <param name="row">The row with all queued changes, or null.</param>
    /// <param name="deleted">The last row of this name that was deleted and can be brought back, or null.</param>
    /// <param name="change">What is asked.</param>
    /// <param name="revision">Sequence number that the change will get.</param>
    /// <param name="now">Time that the change will get.</param>
    /// <param name="space">The namespace's limits.</param>
    /// <param name="policies">The namespace's policies.</param>
    public static CatalogVerdict Judge(
        CatalogRow? row,
        CatalogRow? deleted,
        CatalogChange change,
        long revision,
        DateTimeOffset now,
        NamespaceDescriptor space,
        ShardPolicies policies)
    {
        if (change.ExpectedRevision is { } expected && expected != (row?.Revision ?? 0))
        {
            return CatalogVerdict.Refused(
                RefusalReason.PreconditionFailed,
                ErrorCodes.PreconditionFailed,
                row is null
                    ? $"If-Match: expected revision {expected}, but there is no script '{change.Name}'."
                    : expected == 0
                        ? $"If-None-Match: expected no script '{change.Name}', found one at revision {row.Revision}."
                        : $"If-Match: expected revision {expected}, found {row.Revision}.");
        }

        if (change.Kind == CatalogChangeKind.PutVersion)
        {
            return Put(row, change, revision, now, space);
        }

        if (change.Kind == CatalogChangeKind.Undelete)
        {
            return Undelete(row, deleted, change, revision, now);
        }

        if (row is null)
        {
            return Missing(change.Name, space);
        }

        // Which versions may be deployed depends on the latest one.
        if (change.Kind == CatalogChangeKind.Deploy
            && (change.FollowsVersion != row.LatestVersion || change.FollowsDeployment != row.Deployment))
        {
            return Contended(change.Name);
        }

        return change.Kind == CatalogChangeKind.Delete
            ? policies.ExplainProtection(row) is { } refusal ? CatalogVerdict.Refused(refusal) : CatalogVerdict.Changed(row)
            : Change(row, change, revision, now, space);
    }

    /// <summary>A deleted row as it comes back: what was too old when it was deleted gets its time anew.</summary>
    public static CatalogRow Revive(CatalogRow deleted, long revision, DateTimeOffset now) =>
        deleted with { Revision = revision, ModifiedOn = now, TagsChangedOn = now };

    /// <summary>Why a deletion cannot be undone while its name is in use.</summary>
    public static Refusal NameLives(string name) => new(
        RefusalReason.Conflict,
        ErrorCodes.ScriptExists,
        $"'{name}' exists again: delete that one first if you want the earlier one back.");

    public static CatalogVerdict Missing(string name, NamespaceDescriptor space) => space.IsReserved
        ? CatalogVerdict.Refused(
            RefusalReason.NotFound,
            ErrorCodes.WorkerNotFound,
            $"workers.api.error.script_not_found: this account has no Worker '{name}'.")
        : CatalogVerdict.Refused(
            RefusalReason.NotFound,
            ErrorCodes.NamespaceScriptNotFound,
            $"workers.api.error.dispatch_script_not_found: this dispatch namespace has no script '{name}'.");

    private static CatalogVerdict Put(
        CatalogRow? row,
        CatalogChange change,
        long revision,
        DateTimeOffset now,
        NamespaceDescriptor space)
    {
        if (change.FollowsVersion != (row?.LatestVersion ?? Guid.Empty)
            || (change.Activates && change.FollowsDeployment != row?.Deployment))
        {
            return Contended(change.Name);
        }

        if (change.Tags is { } given && Misused(given, row, space) is { } refusal)
        {
            return refusal;
        }

        var tags = change.Tags is { } named ? SystemMarks.Strip(named) : row?.Tags ?? [];
        var sameTags = row is not null && tags.SequenceEqual(row.Tags);
        if (sameTags && change.SameAs == row!.ActiveVersion && row.ActiveVersion == row.LatestVersion)
        {
            return CatalogVerdict.Unchanged(row);
        }

        return CatalogVerdict.Changed(new()
        {
            Name = change.Name,
            ActiveVersion = change.Activates || row is null ? change.Version : row.ActiveVersion,
            LatestVersion = change.Version,
            Deployment = change.Activates || row is null ? new(change.Version, IsUpload: true) : row.Deployment,
            Tags = tags,
            Marks = row?.Marks ?? ScriptMarks.None,
            Revision = revision,
            Incarnation = row?.Incarnation ?? revision,
            CreatedOn = row?.CreatedOn ?? now,
            ModifiedOn = now,
            TagsChangedOn = sameTags ? row!.TagsChangedOn : now,
            ContentHash = change.Activates || row is null ? change.ContentHash! : row.ContentHash,
        });
    }

    private static CatalogVerdict Contended(string name) => CatalogVerdict.Refused(
        RefusalReason.Conflict,
        ErrorCodes.Contended,
        $"Another version of '{name}' was stored or deployed meanwhile.");

    private static CatalogVerdict Undelete(
        CatalogRow? row,
        CatalogRow? deleted,
        CatalogChange change,
        long revision,
        DateTimeOffset now)
    {
        if (row is not null)
        {
            return CatalogVerdict.Refused(NameLives(row.Name));
        }

        return deleted is null
            ? CatalogVerdict.Refused(
                RefusalReason.NotFound,
                ErrorCodes.NothingToUndelete,
                $"workers.api.error.nothing_to_undelete: there is no deletion of '{change.Name}' that can still be undone.")
            : CatalogVerdict.Changed(Revive(deleted, revision, now));
    }

    private static CatalogVerdict Change(
        CatalogRow row,
        CatalogChange change,
        long revision,
        DateTimeOffset now,
        NamespaceDescriptor space) => change.Kind switch
        {
            CatalogChangeKind.Deploy => CatalogVerdict.Changed(row with
            {
                ActiveVersion = change.Version,
                Deployment = change.Deployment,
                ContentHash = change.ContentHash!,
                ModifiedOn = now,
                Revision = revision,
            }),
            CatalogChangeKind.SetTags => Misused(change.Tags!.Value, row, space)
                ?? Retag(row, SystemMarks.Strip(change.Tags!.Value), revision, now, space),
            CatalogChangeKind.AddTag when SystemMarks.Find(change.Tag!) is var mark and not ScriptMarks.None =>
                Mark(row, row.Marks | mark, revision, now),
            CatalogChangeKind.RemoveTag when SystemMarks.Find(change.Tag!) is var mark and not ScriptMarks.None =>
                Mark(row, row.Marks & ~mark, revision, now),
            CatalogChangeKind.AddTag => row.Tags.Contains(change.Tag!)
                ? CatalogVerdict.Unchanged(row)
                : Retag(row, row.Tags.Add(change.Tag!), revision, now, space),
            CatalogChangeKind.RemoveTag => Retag(row, row.Tags.Remove(change.Tag!), revision, now, space),
            CatalogChangeKind.SetMarks => Mark(row, (row.Marks | change.SetMarks) & ~change.ClearMarks, revision, now),
            _ => throw new ArgumentOutOfRangeException(nameof(change), change.Kind, "This is no change of a row."),
        };

    private static CatalogVerdict Retag(
        CatalogRow row,
        ImmutableArray<string> tags,
        long revision,
        DateTimeOffset now,
        NamespaceDescriptor space)
    {
        if (tags.SequenceEqual(row.Tags))
        {
            return CatalogVerdict.Unchanged(row);
        }

        // Only more tags than before can break the limit: a script that is over it may always lose some.
        return tags.Length > row.Tags.Length && TooMany(tags.Length, space) is { } refusal
            ? refusal
            : CatalogVerdict.Changed(row with
            {
                Tags = tags,
                TagsChangedOn = now,
                ModifiedOn = now,
                Revision = revision,
            });
    }

    private static CatalogVerdict Mark(CatalogRow row, ScriptMarks marks, long revision, DateTimeOffset now) =>
        marks == row.Marks
            ? CatalogVerdict.Unchanged(row)
            : CatalogVerdict.Changed(row with { Marks = marks, ModifiedOn = now, Revision = revision });

    // A list says nothing of system tags, or every retagging would unprotect; naming one that is set lets a list that was read
    // be written back.
    private static CatalogVerdict? Misused(ImmutableArray<string> tags, CatalogRow? row, NamespaceDescriptor space)
    {
        var unset = tags.FirstOrDefault(tag =>
            SystemMarks.Find(tag) is var mark and not ScriptMarks.None && row?.Marks.HasFlag(mark) != true);
        return unset is null
            ? TooMany(SystemMarks.Strip(tags).Length, space)
            : CatalogVerdict.Refused(
                RefusalReason.Invalid,
                ErrorCodes.ReservedTag,
                $"tags: a list does not set '{unset}'. Add it alone: PUT …/tags/{unset}.");
    }

    private static CatalogVerdict? TooMany(int count, NamespaceDescriptor space) =>
        TagRules.ExplainCount(count, space.MaxTagsPerScript) is { } problem
            ? CatalogVerdict.Refused(RefusalReason.Invalid, ErrorCodes.TooManyTags, $"tags: {problem}")
            : null;
}
