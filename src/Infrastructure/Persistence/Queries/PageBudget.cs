using Microsoft.EntityFrameworkCore;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

/// <summary>
/// How much a page may hold: it ends before it would be too large, which is the server's to decide (RFC 7644 section 3.4.2.4). Its first row
/// is there in any case.
/// </summary>
/// <param name="most">in bytes, or whatever is counted</param>
internal sealed class PageBudget(long most)
{
    private long taken;

    /// <summary>How many of the rows that were counted are on the page.</summary>
    public int Fitting { get; private set; }

    /// <summary>Whether a row was counted that is not: none behind it is, either.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Counts the next row.</summary>
    public void Count(long size)
    {
        taken += size;
        IsFull |= Fitting > 0 && taken > most;
        Fitting += IsFull ? 0 : 1;
    }

    /// <summary>Reads the rows up to the first that is not on the page, which tells that others follow.</summary>
    public async Task<List<T>> ReadAsync<T>(IQueryable<T> rows, Func<T, long> sizeOf, CancellationToken cancellationToken)
    {
        var read = new List<T>();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            read.Add(row);
            Count(sizeOf(row));
            if (IsFull)
            {
                break;
            }
        }

        return read;
    }
}
