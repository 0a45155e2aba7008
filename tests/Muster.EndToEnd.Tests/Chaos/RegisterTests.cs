namespace Muster.EndToEnd.Tests.Chaos;

/// <summary>The judge is judged: it finds each kind of contradiction, and nothing where there is none.</summary>
public sealed class RegisterTests
{
    private readonly Register _register = new("k");

    [Fact]
    public void AReadDuringAWrite_MayGiveEither()
    {
        _register.Wrote(new(1, 0, 10, "a"));
        _register.Wrote(new(2, 20, 30, "a"));
        _register.Read(new(1, 21, 22, "a"));
        _register.Read(new(2, 23, 24, "b"));
        Assert.Empty(_register.Check(isMonotonic: true));
    }

    [Fact]
    public void AReplacedValue_ContradictsTheAcknowledgement()
    {
        _register.Wrote(new(1, 0, 10, "a"));
        _register.Wrote(new(2, 20, 30, "a"));
        _register.Read(new(1, 31, 32, "b"));
        var found = Assert.Single(_register.Check(isMonotonic: false));
        Assert.StartsWith("k: Observation { Value = 1, Begin = 31, End = 32, Where = b } was replaced by", found, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAbsentValue_ContradictsTheFirstAcknowledgement()
    {
        _register.Wrote(new(1, 0, 10, "a"));
        _register.Read(new(0, 11, 12, "b"));
        Assert.Single(_register.Check(isMonotonic: false));
    }

    [Fact]
    public void AReadThatGoesBack_ContradictsTheOneBefore()
    {
        _register.Wrote(new(1, 0, 10, "a"));
        _register.Wrote(new(2, 20, 90, "a"));
        _register.Read(new(2, 30, 31, "a"));
        _register.Read(new(1, 40, 41, "b"));
        Assert.Empty(_register.Check(isMonotonic: false));
        Assert.EndsWith("is older than Observation { Value = 2, Begin = 30, End = 31, Where = a }.", Assert.Single(_register.Check(isMonotonic: true)), StringComparison.Ordinal);
    }

    [Fact]
    public void AValueOfTheFuture_IsFound()
    {
        _register.Wrote(new(1, 20, 30, "a"));
        _register.Read(new(1, 10, 11, "b"));
        Assert.Contains("is of the future", Assert.Single(_register.Check(isMonotonic: false)), StringComparison.Ordinal);
    }
}
