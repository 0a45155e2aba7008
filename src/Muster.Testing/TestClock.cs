namespace Muster.Testing;

/// <summary>
/// The time that a Muster under test goes by: real time, moved forward as a test likes. Timers run in real time, so that whatever
/// waits goes on waiting as long as before.
/// </summary>
/// <remarks>Thread-safe. It goes on by itself from where it was set.</remarks>
public sealed class TestClock : TimeProvider
{
    private readonly TimeProvider _real;
    private readonly Lock _lock = new();
    private TimeSpan _ahead;

    internal TestClock(DateTimeOffset? start, TimeProvider? real = null)
    {
        _real = real ?? System;
        _ahead = start is { } time ? time - _real.GetUtcNow() : TimeSpan.Zero;
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return (_real.GetUtcNow() + _ahead).ToUniversalTime();
        }
    }

    /// <summary>Moves the time forward.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It would go back.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        lock (_lock)
        {
            _ahead += by;
        }
    }

    /// <summary>Sets the time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It would go back.</exception>
    public void SetUtcNow(DateTimeOffset time)
    {
        lock (_lock)
        {
            var real = _real.GetUtcNow();
            ArgumentOutOfRangeException.ThrowIfLessThan(time, real + _ahead);
            _ahead = time - real;
        }
    }
}
