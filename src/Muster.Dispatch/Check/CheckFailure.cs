using System.Globalization;
using System.Text.RegularExpressions;

namespace Muster.Dispatch;

/// <summary>Words the failure of a check, with its place as <c>file:line:column</c> or none.</summary>
internal static partial class CheckFailure
{
    public static string Describe(CheckAnswer.Failure failure)
    {
        var message = Prefix().Replace(failure.Message, "").Trim();
        if (message.StartsWith("Uncaught ", StringComparison.Ordinal))
        {
            message = message["Uncaught ".Length..];
        }

        message = Evaluated().Replace(OwnLines().Replace(message, ""), "").TrimEnd();
        // One line: clients print it so, and a place on a line of its own looks like a stack.
        return LineBreaks().Replace(IsOfTheCompiler(message) ? Place().Replace(message, FromOne) : message, " ");
    }

    // Syntax errors that code makes at run time carry the columns of stack frames, which count from 1.
    private static bool IsOfTheCompiler(string message) => message.StartsWith("SyntaxError:", StringComparison.Ordinal)
        && !message.Contains("JSON", StringComparison.Ordinal) && !message.Contains("regular expression", StringComparison.Ordinal);

    // The compiler's columns count from 0, and 0 is left out.
    private static string FromOne(Match place)
    {
        var column = place.Groups["column"];
        return place.Groups["line"].Value + ":"
            + (column.Success ? int.Parse(column.ValueSpan, CultureInfo.InvariantCulture) + 1 : 1).ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^Failed to start Worker:?\\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Prefix();

    // Frames of what surrounds the uploaded code.
    [GeneratedRegex("\\n\\s*(at )?[^\\n]*__muster_[^\\n]*")]
    private static partial Regex OwnLines();

    [GeneratedRegex("\\s*\\n\\s*")]
    private static partial Regex LineBreaks();

    [GeneratedRegex(" in eval$", RegexOptions.Multiline)]
    private static partial Regex Evaluated();

    [GeneratedRegex("(?<line>\\n\\s*at \\S+?:\\d+)(:(?<column>\\d+))?$")]
    private static partial Regex Place();
}
