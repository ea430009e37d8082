using Microsoft.EntityFrameworkCore;
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
        var matches = search.Filter is null
            ? OfTenant(tenant)
            : OfTenant(tenant).Where(FilterTranslator.Translate(search.Filter));
        var total = await matches.CountAsync(cancellationToken);
        var users = search.Count == 0 || search.StartIndex > total
            ? []
            : await matches.OrderBy(user => user.CreatedAt).ThenBy(user => user.Id)
                .Skip(search.StartIndex - 1).Take(search.Count).ToListAsync(cancellationToken);
        return new UserPage(await ViewsAsync(tenant, users, cancellationToken), total);
    }

    public async Task<IReadOnlyList<UserGroup>> GroupsOfAsync(TenantId tenant, UserId id, CancellationToken cancellationToken) =>
        [.. (await GroupsOfAsync(tenant, [id], cancellationToken))[id]];

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

    private async Task<ILookup<UserId, UserGroup>> GroupsOfAsync(
        TenantId tenant, List<UserId> ids, CancellationToken cancellationToken)
    {
        var rows = await (
            from member in context.GroupMembers.AsNoTracking()
            join found in context.Groups on member.GroupId equals found.Id
            where found.TenantId == tenant && ids.Contains(member.UserId)
            orderby found.DisplayName, found.Id
            select new { member.UserId, Group = new UserGroup(found.Id.Value, found.DisplayName) }).ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.UserId, row => row.Group);
    }
}
