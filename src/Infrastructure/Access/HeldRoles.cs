using ScimPlatform.Application.Access;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Queries.Access;

namespace ScimPlatform.Infrastructure.Access;

/// <summary>Which roles users have within the transaction that is there.</summary>
internal sealed class HeldRoles(ScimPlatformDbContext context, TenantId tenant)
{
    private const int UsersAtOnce = 500;

    /// <summary>The users, with those in the groups and in all below them.</summary>
    public async Task<IReadOnlyCollection<Guid>> WithThoseBelowAsync(
        IReadOnlyCollection<Guid> users, IReadOnlyCollection<Guid> groups, CancellationToken cancellationToken) => groups.Count == 0
            ? users
            : [.. (await new GroupReach(context.StatementsWithin, tenant).UsersBelowAsync(groups, int.MaxValue, cancellationToken)).Union(users)];

    public async Task<RolesOfUsers> OfAsync(IReadOnlyCollection<Guid> users, CancellationToken cancellationToken)
    {
        var held = new RolesOfUsers();
        foreach (var some in users.Chunk(UsersAtOnce))
        {
            await AddAsync(held, some, cancellationToken);
        }

        return held;
    }

    // Too much may lead to the roles of so many users, and even of one: nobody gets an answer about that one, and it is not told of either.
    private async Task AddAsync(RolesOfUsers held, Guid[] users, CancellationToken cancellationToken)
    {
        if (await GraphAsync(users, cancellationToken) is { } graph)
        {
            foreach (var user in users)
            {
                held.Add(user, graph.RoleNamesOf(user), graph.IsActive(user));
            }
        }
        else if (users.Length > 1)
        {
            await AddAsync(held, users[..(users.Length / 2)], cancellationToken);
            await AddAsync(held, users[(users.Length / 2)..], cancellationToken);
        }
    }

    /// <returns>null where it is too much</returns>
    private async Task<AccessGraph?> GraphAsync(Guid[] users, CancellationToken cancellationToken)
    {
        try
        {
            return await new AccessGraphQuery(context.StatementsWithin, tenant).ReadAsync(users, only: null, cancellationToken);
        }
        catch (Refusal)
        {
            return null;
        }
    }
}
