using ScimPlatform.Application.Access;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Queries.Access;

namespace ScimPlatform.Infrastructure.Access;

/// <summary>
/// All looks of one save are taken together, so that nobody whom two changes concern is told of twice. A group that leads to no mapping is not looked at,
/// and one with so many below that they could only be counted is not looked at in the transaction, where other writers would wait.
/// </summary>
internal sealed class AccessWatch(ScimPlatformDbContext context, IAccessQueries queries, WatchSizes sizes) : IAccessWatch
{
    private GroupReachView? prepared;

    private AccessQueries Within => new(context.StatementsWithin);

    public void Watch(User user, UserChangeKind kind) => Add(new AccessLook(user, kind));

    public void Watch(GroupChange change) => Add(new AccessLook(change));

    public void Watch(RoleMapping mapping, EventName told)
    {
        var look = new MappingLook(context, queries, mapping, told);
        context.Prepare(look.PrepareAsync);
        context.AppendFound(look.FindAsync);
    }

    private void Add(AccessLook look)
    {
        if (context.AccessLooks.Count == 0)
        {
            context.Prepare(PrepareAsync);
            context.LookFirst(LookAsync);
            context.Require(TellAsync);
        }

        context.AccessLooks.Add(look);
    }

    // Groups that are made together stand in each other before they are stored: those are looked at one by one.
    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (context.AccessLooks is [{ Change: { } change } look])
        {
            // Where the writer is ours already, it is not asked again.
            var isFinal = context.KeepsWritersWaiting;
            var reach = await (isFinal ? Within : queries).ReachOfAsync(look.Tenant, change, sizes.MostWatched + 1, cancellationToken);
            prepared = isFinal ? null : reach;
            await FindAsync(look, change, reach, () => isFinal ? throw new NotBrief() : DifferencesAsync(change, reach, cancellationToken));
        }
    }

    // Another writer may have changed what leads where since. Nobody does so any more: on SQLite the writer is ours now, elsewhere the tenant's lock.
    private async Task PrepareAgainAsync(CancellationToken cancellationToken)
    {
        if (prepared is not null && context.AccessLooks is [{ Change: { } change } look])
        {
            var reach = await Within.ReachOfAsync(look.Tenant, change, sizes.MostWatched + 1, cancellationToken);
            if (!reach.LeadsAs(prepared))
            {
                // Who holds the lock with others cannot have it alone any more: two of them would wait for each other.
                var mayMove = look.MovesRoles || context.KeepsWritersWaiting;
                (prepared, look) = (reach, new AccessLook(change));
                context.AccessLooks[0] = look;
                await FindAsync(look, change, reach, () => throw new ConcurrencyLost());
                if (look.MovesRoles && !mayMove)
                {
                    throw new ConcurrencyLost();
                }
            }
        }
    }

    // What one transaction finds, the next one that asks for the lock finds changed and committed.
    private async Task LockAsync(CancellationToken cancellationToken)
    {
        if (context.AccessLooks.Any(look => look.MeetsOthers))
        {
            await context.LockAccessAsync(context.AccessLooks[0].Tenant, context.AccessLooks.Any(look => look.MovesRoles), cancellationToken);
        }
    }

    /// <param name="look">what is found out for it</param>
    /// <param name="change">of the group</param>
    /// <param name="reach">where it leads</param>
    /// <param name="differences">of all those roles, which takes long: throws where others wait</param>
    private async Task FindAsync(
        AccessLook look, GroupChange change, GroupReachView reach, Func<Task<IReadOnlyList<(RoleName Role, RoleDifference Difference)>>> differences)
    {
        if (!reach.HasBelow)
        {
            look.NothingBelow([.. reach.Roles.Keys]);
        }

        if (reach.Roles.Count == 0)
        {
            look.Find([]);
        }
        else if (reach.Users + change.Added.Count + change.Removed.Count > sizes.MostWatched)
        {
            look.Find(await differences());
        }
    }

    private async Task<IReadOnlyList<(RoleName Role, RoleDifference Difference)>> DifferencesAsync(
        GroupChange change, GroupReachView reach, CancellationToken cancellationToken)
    {
        var found = new List<(RoleName Role, RoleDifference Difference)>();
        foreach (var (role, isHeld) in reach.Roles.OrderBy(one => one.Key.Namespace, StringComparer.Ordinal).ThenBy(one => one.Key.Role, StringComparer.Ordinal))
        {
            found.Add((role, await queries.DifferenceAsync(change.Group.TenantId, change, role, isHeld, AccessEvents.MostNamed, cancellationToken)));
        }

        return found;
    }

    // Another attempt of the save looks anew.
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        await LockAsync(cancellationToken);
        await PrepareAgainAsync(cancellationToken);
        var taken = new HashSet<Guid>();
        foreach (var look in context.AccessLooks.Where(look => look.Found is null))
        {
            var below = await new HeldRoles(context, look.Tenant).WithThoseBelowAsync(look.Users, look.Groups, cancellationToken);
            look.Watched = [.. below.Where(taken.Add)];
        }

        var before = await ReadAsync(look => look.ReadsBefore, cancellationToken);
        foreach (var look in context.AccessLooks)
        {
            look.Before = before.Of(look.Watched);
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        var after = await ReadAsync(look => look.ReadsAfter, cancellationToken);
        foreach (var happened in context.AccessLooks.SelectMany(look => look.Told(look.After(after))).ToList())
        {
            await context.InsertAsync(happened, cancellationToken);
        }
    }

    // One transaction is of one tenant.
    private Task<RolesOfUsers> ReadAsync(Func<AccessLook, bool> which, CancellationToken cancellationToken)
    {
        var looks = context.AccessLooks.Where(which).ToList();
        return looks.Count == 0
            ? Task.FromResult(new RolesOfUsers())
            : new HeldRoles(context, looks[0].Tenant).OfAsync([.. looks.SelectMany(look => look.Watched)], cancellationToken);
    }
}
