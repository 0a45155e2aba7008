namespace Muster.Gateway;

/// <summary>Codes in the <c>messages</c> of a successful answer.</summary>
internal static class MessageCodes
{
    /// <summary>Something that the user should know; the text says it all.</summary>
    public const int Notice = 20100;
}
