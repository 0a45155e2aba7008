namespace Muster.Grains.Tests.Policies;

public sealed class PolicyRecordTests
{
    private static readonly Policy Previews =
        new() { Kind = PolicyKind.Retain, Name = "previews", Filter = "env-preview:yes", Age = TimeSpan.FromDays(7) };

    [Fact]
    public void APolicyThatIsKnown_KeepsItsTime()
    {
        var first = PolicyRecord.Add([], [Previews], Sample.Noon);

        Assert.Equal(first, PolicyRecord.Add(first, [Previews], Sample.Noon.AddDays(1)));
    }

    [Fact]
    public void AnotherFilterOrAge_UnderTheSameName_BeginsAnew()
    {
        var first = PolicyRecord.Add([], [Previews], Sample.Noon);
        var later = Sample.Noon.AddDays(1);

        foreach (var changed in new[] { Previews with { Filter = "env:yes" }, Previews with { Age = TimeSpan.FromDays(1) } })
        {
            Assert.Equal([new RecordedPolicy(changed, later)], PolicyRecord.Add(first, [changed], later));
        }
    }

    [Fact]
    public void WhatIsNotDeclaredStays_AndTheOrderIsThatOfKindAndName()
    {
        var count = Previews with { Kind = PolicyKind.Count, Age = null };
        var first = PolicyRecord.Add([], [count, Previews with { Name = "b" }], Sample.Noon);

        var names = PolicyRecord.Add(first, [Previews with { Name = "a" }], Sample.Noon).Select(policy => policy.Policy.Name);

        Assert.Equal(["a", "b", "previews"], names);
    }
}
