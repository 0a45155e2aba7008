namespace Muster.Operations;

/// <summary>Where a verb speaks: results on one stream, progress and errors on the other.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Progress and errors.</param>
/// <param name="IsInteractive">Whether somebody watches <paramref name="Error"/>, so that a line may be drawn over.</param>
/// <param name="Time">Tells how long work takes.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, bool IsInteractive, TimeProvider Time)
{
    public static Terminal OfProcess() =>
        new(Console.Out, Console.Error, !Console.IsErrorRedirected, TimeProvider.System);

    public Task SayAsync(FormattableString line) => Output.WriteLineAsync(FormattableString.Invariant(line));
}
