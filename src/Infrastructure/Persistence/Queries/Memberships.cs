using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

/// <summary>The groups of the tenant that users belong to: directly, or through groups in groups however deep and circular.</summary>
internal sealed class Memberships(ScimPlatformDbContext context, TenantId tenant)
{
    /// <summary>Direct groups first, each kind by name.</summary>
    public async Task<ILookup<UserId, UserGroup>> OfUsersAsync(List<UserId> users, CancellationToken cancellationToken)
    {
        var direct = await (
            from member in context.GroupMembers.AsNoTracking()
            where users.Contains(member.UserId)
            select new { member.UserId, member.GroupId }).ToListAsync(cancellationToken);
        var parents = await ParentsAsync(direct.Select(row => row.GroupId), cancellationToken);
        var names = await NamesAsync([.. direct.Select(row => row.GroupId).Concat(parents.SelectMany(row => row)).Distinct()], cancellationToken);
        return direct.GroupBy(row => row.UserId, row => row.GroupId)
            .SelectMany(groups => Of(groups.ToHashSet(), parents)
                .Where(group => names.ContainsKey(group.Id))
                .Select(group => (User: groups.Key, Group: new UserGroup(group.Id.Value, names[group.Id], group.IsDirect)))
                .OrderByDescending(row => row.Group.IsDirect)
                .ThenBy(row => row.Group.DisplayName, StringComparer.Ordinal))
            .ToLookup(row => row.User, row => row.Group);
    }

    private static IEnumerable<(GroupId Id, bool IsDirect)> Of(HashSet<GroupId> direct, ILookup<GroupId, GroupId> parents)
    {
        var seen = new HashSet<GroupId>(direct);
        var waiting = new Queue<GroupId>(direct);
        while (waiting.TryDequeue(out var group))
        {
            yield return (group, direct.Contains(group));
            foreach (var parent in parents[group].Where(seen.Add))
            {
                waiting.Enqueue(parent);
            }
        }
    }

    // Level by level up to the top; what was seen is not asked for again, so that circles end.
    private async Task<ILookup<GroupId, GroupId>> ParentsAsync(IEnumerable<GroupId> groups, CancellationToken cancellationToken)
    {
        var found = new List<GroupChild>();
        var seen = groups.ToHashSet();
        for (var level = seen.ToList(); level.Count > 0;)
        {
            var rows = await context.GroupChildren.AsNoTracking()
                .Where(child => level.Contains(child.ChildId)).ToListAsync(cancellationToken);
            found.AddRange(rows);
            level = [.. rows.Select(row => row.GroupId).Where(seen.Add)];
        }

        return found.ToLookup(row => row.ChildId, row => row.GroupId);
    }

    private async Task<Dictionary<GroupId, string>> NamesAsync(List<GroupId> ids, CancellationToken cancellationToken) => ids.Count == 0
        ? []
        : await context.Groups.AsNoTracking().Where(group => group.TenantId == tenant && ids.Contains(group.Id))
            .ToDictionaryAsync(group => group.Id, group => group.DisplayName, cancellationToken);
}
