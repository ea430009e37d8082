using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Paging;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

internal static class Paging
{
    /// <summary>The page of an ordered query and the count of the whole. A page past the end is empty.</summary>
    public static async Task<Page<TView>> ToPageAsync<TRow, TView>(
        this IQueryable<TRow> rows, PageRequest page, Func<TRow, TView> view, CancellationToken cancellationToken)
    {
        var total = await rows.CountAsync(cancellationToken);
        var found = page.Skip >= total
            ? []
            : await rows.Skip((int)page.Skip).Take(page.Size).ToListAsync(cancellationToken);
        return new Page<TView>([.. found.Select(view)], total, page);
    }
}
