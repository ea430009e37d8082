using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Cursors;

namespace ScimPlatform.Application.Common.Paging;

/// <summary>A page of a walk by cursor.</summary>
/// <param name="Items">the matches to show</param>
/// <param name="Total">how many matched when the walk began</param>
/// <param name="Cursors">where to go from here</param>
public sealed record Walked<T>(IReadOnlyList<T> Items, int Total, PageCursors Cursors);

/// <summary>
/// One step of a walk by cursor (RFC 9865). What matches is counted when the walk begins and remembered in the cursor, so that a page costs
/// the same wherever it stands.
/// </summary>
public sealed class CursorWalk(CursorCodec codec)
{
    /// <param name="cursor">as the client sent it; empty to begin</param>
    /// <param name="scope">what the walk goes through</param>
    /// <param name="count">how many to show at most</param>
    /// <param name="total">counts what matches</param>
    /// <param name="read">reads what comes after a position, or before it when going back</param>
    /// <exception cref="ScimFault">invalidCursor or expiredCursor</exception>
    public async Task<Walked<T>> StepAsync<T>(
        string cursor, CursorScope scope, int count, Func<Task<int>> total, Func<Position?, bool, Task<WalkPage<T>>> read)
    {
        var reached = cursor.Length == 0 ? null : codec.Open(cursor, scope);
        var all = reached?.Total ?? await total();
        var page = count == 0 ? new WalkPage<T>([], null, null) : await read(reached?.At, reached is { Back: true });
        return new Walked<T>(page.Items, all, new PageCursors(Seal(page.First, back: true), Seal(page.Last, back: false)));

        string? Seal(Position? at, bool back) => at is null ? null : codec.Seal(new Cursor(all, at) { Back = back }, scope);
    }
}
