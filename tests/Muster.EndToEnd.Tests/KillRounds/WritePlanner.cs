namespace Muster.EndToEnd.Tests;

/// <summary>Chooses a client's next write at random, and says what must come of it.</summary>
internal sealed class WritePlanner(ScriptBook book, Draws draws)
{
    private readonly VersionWrites _versions = new(book, draws);
    private readonly TagWrites _tags = new(book, draws);
    private readonly DeletionWrites _deletions = new(book, draws);

    public PlannedWrite Next()
    {
        var name = draws.Name();
        return draws.Below(100) switch
        {
            < 30 => _versions.Upload(name),
            < 45 => _tags.SetTags(name),
            < 58 => _tags.AddTag(name),
            < 68 => _tags.RemoveTag(name),
            < 76 => _deletions.Delete(name),
            < 82 => _deletions.Undelete(name),
            < 86 => _deletions.DeleteMatching(),
            < 89 => _deletions.UndeleteOperation(),
            < 96 => _versions.PutSecret(name),
            _ => _versions.DeleteSecret(name),
        };
    }
}
