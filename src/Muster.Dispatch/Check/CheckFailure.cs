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

        // One line: clients print it so, and a place on a line of its own looks like a stack.
        message = LineBreaks().Replace(OwnLines().Replace(message, "").TrimEnd(), " ");
        return Evaluated().Replace(message, main + ":$1");
    }

    [GeneratedRegex("^Failed to start Worker:?\\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Prefix();

    // Frames of what surrounds the uploaded code.
    [GeneratedRegex("\\n\\s*(at )?[^\\n]*muster:[^\\n]*")]
    private static partial Regex OwnLines();

    [GeneratedRegex("\\s*\\n\\s*")]
    private static partial Regex LineBreaks();

    [GeneratedRegex("<anonymous>:(\\d+:\\d+)|evalmachine:(\\d+:\\d+)")]
    private static partial Regex Evaluated();
}
