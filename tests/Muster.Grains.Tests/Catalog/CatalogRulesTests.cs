namespace Muster.Grains.Tests;

public sealed class CatalogRulesTests
{
    private static readonly DateTimeOffset Later = Sample.Noon.AddDays(1);
    private static readonly ShardPolicies Policies = new(new([]));

    [Fact]
    public void Put_MakesARow()
    {
        var put = Sample.Put("a", "t1");

        var row = Judge(null, put).Row!;

        Assert.Equal(put.Version, row.ActiveVersion);
        Assert.Equal(new DeploymentReference(put.Version, IsUpload: true), row.Deployment);
        Assert.Equal((9, 9), (row.Revision, row.Incarnation));
        Assert.Equal((Later, Later, Later), (row.CreatedOn, row.ModifiedOn, row.TagsChangedOn));
        Assert.Equal(["t1"], row.Tags);
    }

    [Fact]
    public void Put_WithoutTagsKeepsThem_AndAnEmptyListClearsThem()
    {
        var row = Sample.Row("a", "t1", "t2");
        var put = Sample.Put("a") with { FollowsVersion = row.LatestVersion, FollowsDeployment = row.Deployment };

        Assert.Equal(["t1", "t2"], Judge(row, put with { Tags = null }).Row!.Tags);
        Assert.Empty(Judge(row, put).Row!.Tags);
    }

    [Fact]
    public void Put_KeepsBirthAndMarksAndTheTimeOfUnchangedTags()
    {
        var row = Sample.Row("a", "t1");

        var next = Judge(row, Sample.Put("a", "t1") with { FollowsVersion = row.LatestVersion, FollowsDeployment = row.Deployment }).Row!;

        Assert.Equal((row.CreatedOn, row.Incarnation, row.Marks), (next.CreatedOn, next.Incarnation, next.Marks));
        Assert.Equal(row.TagsChangedOn, next.TagsChangedOn);
    }

    [Fact]
    public void Put_ThatDoesNotActivateLeavesRequestsAlone()
    {
        var row = Sample.Row("a");
        var put = Sample.Put("a") with { FollowsVersion = row.LatestVersion, Activates = false };

        var next = Judge(row, put).Row!;

        Assert.Equal((row.ActiveVersion, row.ContentHash), (next.ActiveVersion, next.ContentHash));
        Assert.Equal(row.Deployment, next.Deployment);
        Assert.Equal(put.Version, next.LatestVersion);
    }

    [Fact]
    public void Put_ThatFollowsAnotherVersionIsContended() =>
        Assert.Equal(
            new Refusal(RefusalReason.Conflict, ErrorCodes.Contended, "Another version of 'a' was stored or deployed meanwhile."),
            Judge(Sample.Row("a"), Sample.Put("a")).Refusal);

    [Fact]
    public void AddTag_RefusesTheNinth()
    {
        var row = Sample.Row("a", "1", "2", "3", "4", "5", "6", "7", "8");

        var refusal = Judge(row, Sample.Change(CatalogChangeKind.AddTag, "a", "9")).Refusal!;

        Assert.Equal((RefusalReason.Invalid, ErrorCodes.TooManyTags), (refusal.Reason, refusal.Code));
    }

    [Theory]
    [InlineData(CatalogChangeKind.AddTag, "1", false, "1")]
    [InlineData(CatalogChangeKind.AddTag, "2", true, "1,2")]
    [InlineData(CatalogChangeKind.RemoveTag, "1", true, "")]
    [InlineData(CatalogChangeKind.RemoveTag, "2", false, "1")]
    public void OneTag_ChangesOnlyWhatItSays(CatalogChangeKind kind, string tag, bool isChange, string expected)
    {
        var verdict = Judge(Sample.Row("a", "1"), Sample.Change(kind, "a", tag));

        Assert.Equal(isChange, verdict.IsChange);
        Assert.Equal(expected, string.Join(',', verdict.Row!.Tags));
    }

    [Theory]
    [InlineData(7L, null)]
    [InlineData(6L, "If-Match: expected revision 6, found 7.")]
    [InlineData(0L, "If-None-Match: expected no script 'a', found one at revision 7.")]
    public void ExpectedRevision_IsCompared(long expected, string? message)
    {
        var change = Sample.Change(CatalogChangeKind.Delete, "a") with { ExpectedRevision = expected };

        Assert.Equal(message, Judge(Sample.Row("a"), change).Refusal?.Message);
    }

    [Theory]
    [InlineData(false, ErrorCodes.NamespaceScriptNotFound)]
    [InlineData(true, ErrorCodes.WorkerNotFound)]
    public void AnAbsentScript_HasTheCodeThatClientsLookFor(bool isReserved, int code)
    {
        var space = Sample.Space with { IsReserved = isReserved };

        var verdict = CatalogRules.Judge(null, null, Sample.Change(CatalogChangeKind.Delete, "a"), 9, Later, space, Policies);

        Assert.Equal((RefusalReason.NotFound, code), (verdict.Refusal!.Reason, verdict.Refusal.Code));
    }

    private static CatalogVerdict Judge(CatalogRow? row, CatalogChange change) =>
        CatalogRules.Judge(row, null, change, 9, Later, Sample.Space, Policies);
}
