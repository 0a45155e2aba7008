using System.Globalization;

namespace Muster.Operations;

/// <summary>
/// Shows how far long work has come: one line drawn over ten times a second for somebody who watches, else a line a second.
/// Work of less than a second says nothing.
/// </summary>
internal sealed class Progress : IDisposable
{
    private const int BarWidth = 30;
    private readonly Terminal _terminal;
    private readonly string _what;
    private readonly string _unit;
    private readonly long _started;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private Func<long>? _measure;
    private long _done;
    private long _total;
    private bool _shown;

    /// <param name="terminal">Where.</param>
    /// <param name="what">The work, as a verb with -ing.</param>
    /// <param name="unit">What is counted, in the plural.</param>
    /// <param name="total">How many there are; 0 when unknown.</param>
    public Progress(Terminal terminal, string what, string unit, long total = 0)
    {
        (_terminal, _what, _unit, _total) = (terminal, what, unit, total);
        _started = terminal.Time.GetTimestamp();
        var second = TimeSpan.FromSeconds(1);
        _timer = terminal.Time.CreateTimer(
            static progress => ((Progress)progress!).Show(),
            this,
            second,
            terminal.IsInteractive ? second / 10 : second);
    }

    public TimeSpan Elapsed => _terminal.Time.GetElapsedTime(_started);

    public long Done => Interlocked.Read(ref _done);

    public void Add(long count = 1) => Interlocked.Add(ref _done, count);

    public void Expect(long total) => Interlocked.Exchange(ref _total, total);

    /// <summary>Asks for the state of the work instead of being told.</summary>
    public void Measure(Func<long> measure) => _measure = measure;

    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            if (_shown && _terminal.IsInteractive)
            {
                _terminal.Error.Write('\r' + new string(' ', 100) + '\r');
            }
        }
    }

    private void Show()
    {
        lock (_lock)
        {
            var done = _measure?.Invoke() ?? Done;
            var total = Interlocked.Read(ref _total);
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"{_what}: {done:N0}{(total > 0 ? $" of {total:N0}" : "")} {_unit}, {Elapsed.TotalSeconds:N0} s");
            _shown = true;
            if (!_terminal.IsInteractive)
            {
                _terminal.Error.WriteLine(line);
                return;
            }

            var filled = total > 0 ? (int)(BarWidth * Math.Min(done, total) / total) : 0;
            var bar = total > 0 ? $"[{new string('#', filled)}{new string('.', BarWidth - filled)}] " : "";
            _terminal.Error.Write($"\r{bar}{line}".PadRight(100));
        }
    }
}
