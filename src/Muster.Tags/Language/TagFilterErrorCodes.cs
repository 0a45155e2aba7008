namespace Muster.Tags;

/// <summary>Codes of <see cref="TagFilterError"/>. They are part of the API: never reused, never renumbered.</summary>
public static class TagFilterErrorCodes
{
    /// <summary>A term is missing, or has no <c>:yes</c> or <c>:no</c>.</summary>
    public const string TermExpected = "TF0001";

    /// <summary>What follows the last colon is neither <c>yes</c> nor <c>no</c>.</summary>
    public const string VerdictExpected = "TF0002";

    /// <summary>The part before the colon is not written as a tag.</summary>
    public const string TagMalformed = "TF0003";

    /// <summary><c>,</c> and <c>|</c> stand side by side without parentheses.</summary>
    public const string OperatorsMixed = "TF0004";

    /// <summary>A parenthesis is never closed.</summary>
    public const string ParenthesisOpen = "TF0005";

    /// <summary>A complete filter is followed by something else.</summary>
    public const string EndExpected = "TF0006";

    /// <summary>A quoted tag is never closed, or holds an unknown escape.</summary>
    public const string QuoteMalformed = "TF0007";

    /// <summary>More terms, or deeper parentheses, than a filter may have.</summary>
    public const string LimitExceeded = "TF0008";

    /// <summary>No script can carry this tag.</summary>
    public const string TagImpossible = "TF0009";
}
