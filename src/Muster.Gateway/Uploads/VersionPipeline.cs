using System.Text;

namespace Muster.Gateway;

/// <summary>The way of a version: stored, checked, committed, live. Only the commit makes it count.</summary>
internal static class VersionPipeline
{
    /// <param name="call">The request.</param>
    /// <param name="target">The script.</param>
    /// <param name="draft">What shall become the version.</param>
    /// <param name="content">Its code, not yet stored; null when it keeps the code of the version before.</param>
    /// <param name="activates">Whether requests run it from now on.</param>
    public static async Task<Outcome<PublishedVersion>> RunAsync(
        ApiCall call,
        ScriptTarget target,
        VersionDraft draft,
        ScriptContent? content,
        bool activates)
    {
        var expected = Preconditions.Read(call.Request.Headers);
        if (!expected.IsSuccess)
        {
            return expected.Refusal;
        }

        draft = draft with
        {
            ExpectedRevision = expected.Value ?? draft.ExpectedRevision,
            MustExist = draft.MustExist || Preconditions.AsksForAnything(call.Request.Headers),
        };
        var origin = call.Origin(Digest(draft));
        var writing = content is null
            ? Task.CompletedTask
            : call.Grains.GetGrain<IVersionWriterGrain>(0).WriteContentAsync(target.Address, draft.Content!, content);
        var staged = await target.Script.StageAsync(draft, origin);
        await writing;
        if (!staged.IsSuccess)
        {
            return staged.Refusal;
        }

        var version = staged.Value.Manifest.Id;
        var check = content is null ? null : await call.Feed.CheckAsync(target.Address, version, call.Aborted);
        if (check?.Error is { } error)
        {
            return new Refusal(RefusalReason.Invalid, ErrorCodes.InvalidCode, error);
        }

        var commit = new VersionCommit { Version = version, Draft = draft, Activates = activates };
        var committed = await call.Feed.WatchAsync(
            () => target.Script.CommitAsync(commit, origin),
            target.Space,
            target.Name);
        if (!committed.IsSuccess)
        {
            return committed.Refusal;
        }

        if (activates)
        {
            await call.Feed.PublishAsync(target.Space, [target.Name]);
        }

        return new PublishedVersion(committed.Value.Row, committed.Value.Manifest, check);
    }

    // What makes two uploads the same: not the ids that each attempt gets anew.
    private static byte[] Digest(VersionDraft draft)
    {
        var text = new StringBuilder(draft.Content?.Hash).Append('\n').Append(draft.CompatibilityDate).Append('\n');
        text.AppendJoin(',', draft.CompatibilityFlags ?? []).Append('\n').AppendJoin(',', draft.Tags ?? []).Append('\n');
        foreach (var binding in (draft.Bindings.Replace ?? []).AddRange(draft.Bindings.Put))
        {
            text.Append(binding).AppendJoin(',', binding.Outbound?.Parameters ?? []).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.AppendJoin(',', draft.Bindings.RemoveSecrets).ToString());
    }
}
