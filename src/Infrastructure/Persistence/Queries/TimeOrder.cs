using ScimPlatform.Application.Common.Paging;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

/// <summary>A row that tells of something that happened.</summary>
public interface ITimeOrdered
{
    Guid Id { get; }

    DateTimeOffset OccurredAt { get; }
}

/// <summary>What happened, newest first, by keyset.</summary>
internal static class TimeOrder
{
    /// <summary>Those from one time on, up to before the other.</summary>
    public static IQueryable<T> Between<T>(this IQueryable<T> rows, DateTimeOffset? from, DateTimeOffset? to)
        where T : class, ITimeOrdered
    {
        if (from is { } first)
        {
            rows = rows.Where(row => row.OccurredAt >= first);
        }

        return to is { } end ? rows.Where(row => row.OccurredAt < end) : rows;
    }

    /// <summary>So many of them, the newest that are older than the moment.</summary>
    public static IQueryable<T> Newest<T>(this IQueryable<T> rows, KeysetPosition? before, int count)
        where T : class, ITimeOrdered => Before(rows, before)
            .OrderByDescending(row => row.OccurredAt).ThenByDescending(row => row.Id)
            .Take(count);

    // The first condition says nothing new to a reader, but tells the database where in the index to begin.
    private static IQueryable<T> Before<T>(IQueryable<T> rows, KeysetPosition? moment)
        where T : class, ITimeOrdered => moment is not { At: var at, Id: var id }
            ? rows
            : rows.Where(row => row.OccurredAt <= at && (row.OccurredAt < at || row.Id.CompareTo(id) < 0));
}
