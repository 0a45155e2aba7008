namespace Muster.EndToEnd.Tests;

/// <summary>What the rounds have seen.</summary>
internal sealed class KillFigures
{
    public int Rounds { get; set; }

    /// <summary>Entries of the audit trail, each of a change that was acknowledged, at once or when it was repeated.</summary>
    public long Changes { get; set; }

    /// <summary>Kills that left at least one write without an answer.</summary>
    public int KillsUnderWrites { get; set; }

    /// <summary>Writes without an answer.</summary>
    public int Unanswered { get; set; }

    /// <summary>Those of them that were on disk all the same when the next process started.</summary>
    public int StoredUnanswered { get; set; }

    public override string ToString() =>
        $"{Rounds} rounds, {Changes} acknowledged changes, {KillsUnderWrites} kills with writes under way; of {Unanswered} writes "
        + $"without an answer {StoredUnanswered} were stored";
}
