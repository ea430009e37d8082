using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Cursors;

namespace ScimPlatform.Application.Common.Paging;

/// <summary>A list that grows at its top is asked for, newest first, a stretch at a time.</summary>
public interface IFeedQuery
{
    int Limit { get; }

    /// <summary>Where the stretch before ended; null for the top.</summary>
    string? Cursor { get; }
}

/// <param name="Items">the stretch</param>
/// <param name="NextCursor">where to go on, or null at the end</param>
public sealed record KeysetPage<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>A place in a list that is in the order of time.</summary>
public sealed record KeysetPosition(DateTimeOffset At, Guid Id);

/// <summary>One step through such a list.</summary>
public sealed class Feed(CursorCodec codec)
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 100;

    /// <param name="query">how far it has come and how much is wanted</param>
    /// <param name="scope">what the walk goes through</param>
    /// <param name="read">reads so many items that are older than a moment, newest first</param>
    /// <param name="positionOf">the moment of an item</param>
    /// <exception cref="Refusal">invalid: the cursor is none of this query, or too old</exception>
    public async Task<KeysetPage<T>> StepAsync<T>(
        IFeedQuery query, CursorScope scope, Func<KeysetPosition?, int, Task<IReadOnlyList<T>>> read, Func<T, KeysetPosition> positionOf)
    {
        // One more than asked for tells whether there are others.
        var found = await read(query.Cursor is null ? null : Open(query.Cursor, scope), query.Limit + 1);
        var items = found.Take(query.Limit).ToList();
        return new KeysetPage<T>(items, found.Count > items.Count ? Seal(positionOf(items[^1]), scope) : null);
    }

    private KeysetPosition Open(string cursor, CursorScope scope)
    {
        try
        {
            var at = codec.Open(cursor, scope).At!;
            return new KeysetPosition(ScimDateTime.TryParse(at.Key!)!.Value, at.Id);
        }
        catch (ScimFault fault) when (fault.Type is ScimType.InvalidCursor or ScimType.ExpiredCursor)
        {
            var what = fault.Type == ScimType.ExpiredCursor ? "has expired: begin again without one" : "is none that was given for this query";
            throw new Refusal(Error.Invalid(new FieldError(FieldSource.Query, "cursor", FieldProblem.BadForm, what)));
        }
    }

    private string Seal(KeysetPosition moment, CursorScope scope) =>
        codec.Seal(new Cursor(0, new Position(moment.At.ToString("O"), moment.Id)), scope);
}
