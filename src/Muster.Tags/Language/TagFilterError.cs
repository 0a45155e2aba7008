namespace Muster.Tags;

/// <summary>Why a text is no tag filter.</summary>
/// <param name="Code">A stable code of <see cref="TagFilterErrorCodes"/> and compile-time diagnostics.</param>
/// <param name="Column">Where, in UTF-16 code units from 1; one past the text when it ended too early.</param>
/// <param name="Length">How many code units are wrong; 0 when the text ended too early.</param>
/// <param name="Message">What was expected and what was found.</param>
public sealed record TagFilterError(string Code, int Column, int Length, string Message)
{
    /// <summary>Where and what, as one line.</summary>
    public override string ToString() => $"column {Column}: {Message}";
}
