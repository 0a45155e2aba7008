namespace Muster.Grains.Tests;

public sealed class BindingMergeTests
{
    private static readonly Binding Text = new() { Name = "A", Type = BindingTypes.PlainText, Text = "old" };
    private static readonly Binding Secret = new() { Name = "S", Type = BindingTypes.SecretText, SealedSecret = [1, 2] };
    private static readonly Binding Space = new() { Name = "D", Type = BindingTypes.DispatchNamespace, NamespaceId = "n" };

    [Fact]
    public void Replace_DropsWhatIsNotKept()
    {
        var changes = new BindingChanges { Replace = [], KeepTypes = [BindingTypes.SecretText] };

        Assert.Equal([Secret], Merge(changes));
    }

    [Fact]
    public void Replace_PrefersTheNewOneOfAKeptType()
    {
        var fresh = Secret with { Secret = "new", SealedSecret = null };

        Assert.Equal([fresh], Merge(new() { Replace = [fresh], KeepTypes = [BindingTypes.SecretText] }));
    }

    [Fact]
    public void Inherit_TakesTheEarlierBinding_UnderAnotherNameToo()
    {
        var changes = new BindingChanges
        {
            Replace =
            [
                new() { Name = "D", Type = BindingTypes.Inherit },
                new() { Name = "B", Type = BindingTypes.Inherit, OldName = "A" },
            ],
        };

        Assert.Equal([Space, Text with { Name = "B" }], Merge(changes));
    }

    [Fact]
    public void Inherit_WithNothingBeforeIsRefusedInTheWordsThatWranglerLooksFor()
    {
        var outcome = BindingMerge.Apply([], new() { Replace = [new() { Name = "X", Type = BindingTypes.Inherit }] });

        Assert.Equal(
            new Refusal(
                RefusalReason.Invalid,
                ErrorCodes.InvalidInherit,
                "inherit binding 'X' is invalid: the version before has no binding 'X'."),
            outcome.Refusal);
    }

    [Fact]
    public void Put_ReplacesInPlace_AndRemoveTakesSecretsOnly()
    {
        var changes = new BindingChanges { Put = [Text with { Text = "new" }], RemoveSecrets = ["S", "D"] };

        Assert.Equal([Text with { Text = "new" }, Space], Merge(changes));
    }

    [Fact]
    public void Put_RefusesANameThatSomethingElseHas()
    {
        var outcome = BindingMerge.Apply([Text], new() { Put = [Secret with { Name = "A" }] });

        Assert.Equal(
            "Binding name 'A' already in use by a binding of type 'plain_text'. "
            + "Use another name, or remove that binding first.",
            outcome.Refusal!.Message);
    }

    [Fact]
    public void Remove_OfAMissingSecretIsRefusedWhereAsked()
    {
        var outcome = BindingMerge.Apply([Text], new() { RemoveSecrets = ["S"], RefuseMissing = true });

        Assert.Equal(ErrorCodes.SecretNotFound, outcome.Refusal!.Code);
    }

    private static IReadOnlyList<Binding> Merge(BindingChanges changes) =>
        BindingMerge.Apply([Text, Secret, Space], changes).Value!;
}
