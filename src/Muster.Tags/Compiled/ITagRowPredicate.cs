using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace Muster.Tags.Compiled;

/// <summary>Judges a script by the numbers of its tags. Made for generated code only.</summary>
/// <remarks>Implemented by structs, so that the loop over the rows has the code in it and not a call.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITagRowPredicate
{
    /// <summary>Whether a script with this row and these system tags is meant.</summary>
    bool Matches(Vector256<uint> row, SystemTags system);
}
