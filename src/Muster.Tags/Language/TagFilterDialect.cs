namespace Muster.Tags;

/// <summary>Which of the two filter languages a text is written in.</summary>
public enum TagFilterDialect
{
    /// <summary>
    /// Exactly <c>tag:yes,tag2:no</c>: every character but <c>,</c> is part of a tag, blanks included, and the last
    /// colon of a term divides tag from verdict.
    /// </summary>
    Cloudflare,

    /// <summary>
    /// Adds <c>|</c>, parentheses, <c>!</c>, quoted tags, prefixes (<c>customer-*:yes</c>) and blanks around operators.
    /// </summary>
    Extended,
}
