using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Filtering;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

internal sealed class UserQueries(ScimPlatformDbContext context) : IUserQueries
{
    public async Task<UserView?> FindAsync(TenantId tenant, UserId id, CancellationToken cancellationToken)
    {
        var users = await OfTenant(tenant).Where(user => user.Id == id).ToListAsync(cancellationToken);
        return (await ViewsAsync(tenant, users, cancellationToken)).SingleOrDefault();
    }

    public async Task<UserPage> SearchAsync(TenantId tenant, UserSearch search, CancellationToken cancellationToken)
    {
        var matches = await MatchesAsync(tenant, search.Filter, cancellationToken);
        var total = await matches.CountAsync(cancellationToken);
        var users = search.Count == 0 || search.StartIndex > total
            ? []
            : await Sorted(matches, search.Sort).Skip(search.StartIndex - 1).Take(search.Count).ToListAsync(cancellationToken);
        return new UserPage(await ViewsAsync(tenant, users, cancellationToken), total);
    }

    public async Task<int> CountAsync(TenantId tenant, BoundFilter? filter, CancellationToken cancellationToken) =>
        await (await MatchesAsync(tenant, filter, cancellationToken)).CountAsync(cancellationToken);

    public async Task<WalkPage<UserView>> WalkAsync(TenantId tenant, WalkStep step, CancellationToken cancellationToken)
    {
        var order = new SortTranslator(context).OfUsers(step.Sort);
        var matches = await MatchesAsync(tenant, step.Filter, cancellationToken);
        var page = await order.NextAsync(matches, step, cancellationToken);
        return new WalkPage<UserView>(await ViewsAsync(tenant, page.Items, cancellationToken), page.First, page.Last);
    }

    public async Task<IReadOnlyList<UserGroup>> GroupsOfAsync(TenantId tenant, UserId id, CancellationToken cancellationToken) =>
        [.. (await GroupsOfAsync(tenant, [id], cancellationToken))[id]];

    /// <summary>The tenant's condition stands last, so that none before it can widen it.</summary>
    internal IQueryable<User> Matches(TenantId tenant, BoundFilter? filter, string? ancestry = null) =>
        (filter is null
            ? context.Users.AsNoTracking()
            : context.Users.AsNoTracking().Where(FilterTranslator.Translate(filter, context, ancestry)))
        .Where(user => user.TenantId == tenant);

    internal IQueryable<User> Sorted(IQueryable<User> users, SortBy? sort) => new SortTranslator(context).OfUsers(sort).Sort(users);

    private async Task<IQueryable<User>> MatchesAsync(TenantId tenant, BoundFilter? filter, CancellationToken cancellationToken) =>
        Matches(tenant, filter, await new GroupAncestry(context).ForAsync(tenant, filter, cancellationToken));

    private IQueryable<User> OfTenant(TenantId tenant) => context.Users.AsNoTracking().Where(user => user.TenantId == tenant);

    private async Task<IReadOnlyList<UserView>> ViewsAsync(
        TenantId tenant, IReadOnlyList<User> users, CancellationToken cancellationToken)
    {
        if (users.Count == 0)
        {
            return [];
        }

        var ids = users.Select(user => user.Id).ToList();
        var bindings = await BindingsOfAsync(tenant, ids, cancellationToken);
        var groups = await GroupsOfAsync(tenant, ids, cancellationToken);
        return [.. users.Select(user => UserView.Of(user, bindings[user.Id], [.. groups[user.Id]]))];
    }

    private async Task<ILookup<UserId, RoleBinding>> BindingsOfAsync(
        TenantId tenant, List<UserId> ids, CancellationToken cancellationToken)
    {
        var bindings = await context.RoleBindings.AsNoTracking()
            .Where(binding => binding.TenantId == tenant && ids.Contains(binding.UserId)).ToListAsync(cancellationToken);
        return bindings.ToLookup(binding => binding.UserId);
    }

    private Task<ILookup<UserId, UserGroup>> GroupsOfAsync(
        TenantId tenant, List<UserId> ids, CancellationToken cancellationToken) =>
        new Memberships(context, tenant).OfUsersAsync(ids, cancellationToken);
}
