using Muster.Contracts;

namespace Muster.Dispatch;

/// <summary>From agent to router.</summary>
/// <param name="Number">Rises with each push; the router ignores one that comes late.</param>
/// <param name="Reset">Whether the router forgets all it knew.</param>
/// <param name="LeaseUntil">Until when the router may believe what it knows, in milliseconds of the wall clock.</param>
/// <param name="Notices">Changes, in order.</param>
internal sealed record RouterPush(long Number, bool Reset, long LeaseUntil, IReadOnlyList<ScriptNotice> Notices);
