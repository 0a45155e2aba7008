using Muster.Contracts;

namespace Muster.Dispatch.Tests;

public sealed class LastKnownTests
{
    private static readonly ScriptAddress Script = new("namespace", "script");

    [Fact]
    public void Remember_KeepsNoNameThatNobodyHas()
    {
        var known = new LastKnown();
        known.Remember(Script, null, known.Changes);
        Assert.False(known.TryGet(Script, out _));
    }

    [Fact]
    public void Remember_KeepsThatAKnownScriptIsGone()
    {
        var known = new LastKnown();
        known.Remember(Script, new(Guid.NewGuid(), ScriptMarks.None), known.Changes);
        known.Remember(Script, null, known.Changes);
        Assert.True(known.TryGet(Script, out var active));
        Assert.Null(active);
    }
}
