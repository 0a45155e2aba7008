namespace Muster.Testing.Tests;

public sealed class TestClockTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void UtcNow_IsReal_UnlessSet()
    {
        var before = TimeProvider.System.GetUtcNow();
        var now = new TestClock(null).GetUtcNow();
        Assert.InRange(now, before, TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public void UtcNow_GoesOnFromTheStart()
    {
        var clock = new TestClock(Start, new Stopped());
        Assert.Equal(Start, clock.GetUtcNow());
        clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(Start.AddDays(7), clock.GetUtcNow());
        clock.SetUtcNow(new(2031, 6, 1, 2, 0, 0, TimeSpan.FromHours(2)));
        Assert.Equal(new(2031, 6, 1, 0, 0, 0, TimeSpan.Zero), clock.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, clock.GetUtcNow().Offset);
    }

    [Fact]
    public void Time_DoesNotGoBack()
    {
        var clock = new TestClock(Start, new Stopped());
        Assert.Equal("by", Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromTicks(-1))).ParamName);
        Assert.Equal("time", Assert.Throws<ArgumentOutOfRangeException>(() => clock.SetUtcNow(Start.AddTicks(-1))).ParamName);
        Assert.Equal(Start, clock.GetUtcNow());
    }

    private sealed class Stopped : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
