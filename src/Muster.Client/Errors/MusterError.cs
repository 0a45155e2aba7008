using System.Globalization;
using System.Text.RegularExpressions;

namespace Muster.Client;

/// <summary>One thing that the server found wrong.</summary>
public sealed partial record MusterError
{
    internal MusterError(int code, string message)
    {
        (Code, Message) = (code, message);
        var place = Place().Match(message);
        if (!place.Success)
        {
            place = CodePlace().Match(message);
        }

        Field = place.Groups["field"] is { Success: true, Value: var field } ? field : null;
        (Line, Column) = (Number(place.Groups["line"]), Number(place.Groups["column"]));
    }

    /// <summary>Says what kind of mistake it is. Below 20,000 and six-digit codes are Cloudflare's, others Muster's.</summary>
    public int Code { get; }

    /// <summary>Where, what was expected, and what was found.</summary>
    public string Message { get; }

    /// <summary>What it is about, such as <c>tags filter</c> or a module's name; null when the message does not say.</summary>
    public string? Field { get; }

    /// <summary>Line, from 1; null when the message names none.</summary>
    public int? Line { get; }

    /// <summary>Column, from 1; null when the message names none.</summary>
    public int? Column { get; }

    private static int? Number(Group group) =>
        int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // The form of Muster's messages: 'tags filter, column 10: expected ...'.
    [GeneratedRegex(
        @"\A(?<field>.+?)(, line (?<line>\d+))?(, column (?<column>\d+))?: expected ",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Place();

    // The form of the JavaScript engine: '... at worker.js:3:7'.
    [GeneratedRegex(@"\bat (?<field>[^\s:]+):(?<line>\d+)(:(?<column>\d+))?", RegexOptions.CultureInvariant)]
    private static partial Regex CodePlace();
}
