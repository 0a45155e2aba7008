using System.Text.RegularExpressions;
using Muster.Tags;

namespace Muster.Benchmarks.Tags;

/// <summary>The filters that are measured, and the same by other means.</summary>
internal static partial class Filters
{
    public const string TwoText = "plan-pro:yes,env-prod:yes";
    public const string FiveText = "plan-pro:yes,env-prod:yes,region-weur:yes,flag-3:no,flag-7:no";
    public static readonly string[] FiveWanted = ["plan-pro", "env-prod", "region-weur"];
    public static readonly string[] FiveUnwanted = ["flag-3", "flag-7"];

    [GeneratedTagFilter(TwoText)]
    public static partial TagFilter Two { get; }

    [GeneratedTagFilter(FiveText)]
    public static partial TagFilter Five { get; }

    [GeneratedTagFilter("customer-{id}:yes,env-preview:yes")]
    public static partial TagFilter Previews(string id);

    /// <summary>Over the tags joined by commas, with one before the first and one behind the last.</summary>
    [GeneratedRegex("^(?=.*,plan-pro,)(?=.*,env-prod,)(?=.*,region-weur,)(?!.*,flag-3,)(?!.*,flag-7,)")]
    public static partial Regex FivePattern { get; }
}
