using ScimPlatform.Application.Access;
using ScimPlatform.Application.Groups;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Deprovisioning;

/// <summary>
/// Tells the guard against mass removal who is being taken away: users that are deactivated, deleted, or removed from groups that lead to a
/// mapped one. To be called before the unit of work is saved.
/// </summary>
public sealed class MassRemovalGuard(ICurrentGuard current, IDeprovisionWindow window, IAccessQueries access, IGroupQueries groups, IGroupMembers members)
{
    public void Count(User user)
    {
        if (current.Guard is { } guard)
        {
            window.Admit(user.TenantId, guard, [user.Id.Value]);
        }
    }

    /// <summary>The members that a change takes from a group.</summary>
    internal Task CountAsync(Group group, MemberDelta delta, CancellationToken cancellationToken) => current.Guard is { } guard
        ? CountAsync(guard, group, () => RemovedAsync(group, delta, cancellationToken), cancellationToken)
        : Task.CompletedTask;

    /// <summary>All members of a group that goes.</summary>
    public Task CountAsync(Group group, CancellationToken cancellationToken) => current.Guard is { } guard
        ? CountAsync(guard, group, () => Task.FromResult(new KnownMembers([], [group.Id.Value])), cancellationToken)
        : Task.CompletedTask;

    private async Task CountAsync(DeprovisionGuard guard, Group group, Func<Task<KnownMembers>> find, CancellationToken cancellationToken)
    {
        var removed = await find();
        if (removed.Users.Count + removed.Groups.Count == 0 || !await access.LeadToMappedAsync(group.TenantId, group.Id.Value, cancellationToken))
        {
            return;
        }

        // At most as many as pass are in the window: one more than twice that are too many, whoever they are.
        var most = (2 * guard.Limit) + 1;
        var users = new HashSet<Guid>(removed.Users.Take(most));
        if (removed.Groups.Count > 0 && users.Count < most)
        {
            users.UnionWith(await access.UsersBelowAsync(group.TenantId, removed.Groups, most, cancellationToken));
        }

        if (users.Count > 0)
        {
            window.Admit(group.TenantId, guard, users);
        }
    }

    private async Task<KnownMembers> RemovedAsync(Group group, MemberDelta delta, CancellationToken cancellationToken)
    {
        if (!delta.StartsEmpty)
        {
            return delta.Removed.Count == 0
                ? KnownMembers.None
                : await members.HeldAsync(group, MemberReferences.Possible(delta.Removed), cancellationToken);
        }

        var kept = MemberReferences.Possible(delta.Added).ToHashSet();
        var gone = (await groups.MembersAsync(group.TenantId, group.Id, cancellationToken)).Where(member => !kept.Contains(member.Id)).ToLookup(member => member.IsGroup, member => member.Id);
        return new KnownMembers([.. gone[false]], [.. gone[true]]);
    }
}
