using System.Text.RegularExpressions;

namespace Muster.Dispatch;

/// <summary>Words the failure of a check, with its place as <c>file:line:column</c> or none.</summary>
internal static partial class CheckFailure
{
    public static string Describe(CheckAnswer.Failure failure, string main)
    {
        var message = Prefix().Replace(failure.Message, "").Trim();
        if (message.StartsWith("Uncaught ", StringComparison.Ordinal))
        {
            message = message["Uncaught ".Length..];
        }

        message = OwnLines().Replace(message, "").TrimEnd();
        return Evaluated().Replace(message, main + ":$1");
    }

    [GeneratedRegex("^Failed to start Worker:?\\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Prefix();

    // Frames of what surrounds the uploaded code.
    [GeneratedRegex("\\n\\s*(at )?[^\\n]*muster:[^\\n]*")]
    private static partial Regex OwnLines();

    [GeneratedRegex("<anonymous>:(\\d+:\\d+)|evalmachine:(\\d+:\\d+)")]
    private static partial Regex Evaluated();
}
