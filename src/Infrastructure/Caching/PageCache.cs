using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.Caching;

/// <summary>
/// Who stood on a page of what matches a filter, or stands in an order, each with the number of the tenant's changes when that was seen. To find
/// out who stands there costs more than to show them: where no index serves it, many are looked at who do not match.
/// </summary>
internal sealed class PageCache
{
    public const int MostPages = 512;

    /// <summary>In users; who stands on a larger one is found out each time, so that what is held here stays small.</summary>
    public const int LargestPage = 1_000;

    private readonly VersionedCache<Question, Page> pages = new(MostPages);

    /// <param name="Users">who stood there, in that order</param>
    /// <param name="Total">how many matched in all</param>
    internal readonly record struct Page(IReadOnlyList<UserId> Users, int Total);

    /// <summary>The page at that number of changes, or null when it is not known.</summary>
    /// <param name="tenant">whose users</param>
    /// <param name="search">which page, of whom; equal when the page, the order and all parts of the filter are</param>
    /// <param name="changes">as <see cref="Persistence.DirectoryTotal.Changes"/></param>
    public Page? Find(TenantId tenant, UserSearch search, long changes) => pages.Find(new Question(tenant, search), changes);

    /// <summary>Keeps a page unless it is known for a later number.</summary>
    /// <param name="tenant">whose users</param>
    /// <param name="search">which page, of whom</param>
    /// <param name="changes">the number before it was seen</param>
    /// <param name="page">who stands there</param>
    public void Remember(TenantId tenant, UserSearch search, long changes, Page page)
    {
        if (page.Users.Count <= LargestPage && (search.Filter is null || TotalsCache.Keeps(search.Filter)))
        {
            pages.Remember(new Question(tenant, search), changes, page);
        }
    }

    private readonly record struct Question(TenantId Tenant, UserSearch Search);
}
