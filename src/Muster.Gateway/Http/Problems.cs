namespace Muster.Gateway;

/// <summary>Collects everything that is wrong with a request, so that one answer tells all of it.</summary>
/// <param name="code">Code of problems that have none of their own.</param>
internal sealed class Problems(int code)
{
    private readonly List<Refusal> _found = [];

    public bool Any => _found.Count > 0;

    public IReadOnlyList<Refusal> Found => _found;

    public void Add(string message) => Add(new Refusal(RefusalReason.Invalid, code, message));

    public void Add(Refusal refusal) => _found.Add(refusal);

    public Answer ToAnswer() => new RefusalAnswer(_found);
}
