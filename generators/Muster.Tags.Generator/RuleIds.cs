namespace Muster.Tags.Generator;

/// <summary>Ids of rules beyond those of the language, <see cref="TagFilterErrorCodes"/>. Never reused.</summary>
internal static class RuleIds
{
    public const string TermRepeated = "TF0010";
    public const string Contradiction = "TF0011";
    public const string NoPositiveTerm = "TF0012";
    public const string TooManyTags = "TF0015";
    public const string HoleUnknown = "TF0016";
    public const string HoleUnused = "TF0017";
    public const string HoleMalformed = "TF0018";
    public const string ConstantParsed = "TF0020";
    public const string BroadDestruction = "TF0021";
    public const string MemberShape = "TF0022";
    public const string TextBuilt = "TF0023";
}
