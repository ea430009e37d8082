using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

/// <summary>The groups of the tenant that users belong to: directly, or through groups in groups however deep and circular.</summary>
internal sealed class Memberships(IStatements statements, LazyContext context, TenantId tenant)
{
    /// <summary>A column: 1 where the group <c>[g]</c> is in other groups, else 0.</summary>
    public const string IsChild =
        "CASE WHEN EXISTS (SELECT 1 FROM [GroupChildren] AS [c] WHERE [c].[ChildId] = [g].[Id]) THEN 1 ELSE 0 END";

    private static readonly ILookup<UserId, UserGroup> None = Array.Empty<UserGroup>().ToLookup(_ => default(UserId));

    private static readonly Comparer<string> ByCodePoint = Comparer<string>.Create(CodePointOrder.Compare);

    private static readonly Statement DirectGroupsOf = new(
        $"""
        SELECT [m].[UserId], [g].[Id], [g].[DisplayName], {IsChild}
        FROM {Statement.Ids} CROSS JOIN [GroupMembers] AS [m] CROSS JOIN [Groups] AS [g]
        WHERE [m].[UserId] = [ids].[value] AND [g].[Id] = [m].[GroupId] AND [g].[TenantId] = @tenant
        """,
        "ids",
        "tenant");

    private IQueryable<Group> Groups => context.Value.Groups.AsNoTracking().Where(group => group.TenantId == tenant);

    /// <summary>Direct groups first, each kind by name, then by id: the first of them is what users are sorted by.</summary>
    public async Task<ILookup<UserId, UserGroup>> OfUsersAsync(List<UserId> users, CancellationToken cancellationToken)
    {
        var direct = await statements.ReadAsync(
            DirectGroupsOf,
            [IdList.Of(users.Select(user => user.Value)), tenant.Value],
            row => Direct.Of(new UserId(row.Id(0)), row, 1),
            cancellationToken);
        return await WithAncestorsAsync(direct, cancellationToken);
    }

    /// <summary>The same, for users whose direct groups are known.</summary>
    public async Task<ILookup<UserId, UserGroup>> WithAncestorsAsync(IReadOnlyList<Direct> direct, CancellationToken cancellationToken)
    {
        if (direct.Count == 0)
        {
            return None;
        }

        var names = direct.DistinctBy(row => row.Id).ToDictionary(row => row.Id, row => row.DisplayName);
        var children = direct.Where(row => row.IsChild).Select(row => row.Id).Distinct().ToList();
        var parents = await ParentsAsync(children, names, cancellationToken);
        return direct.GroupBy(row => row.User, row => row.Id)
            .SelectMany(groups => Of(groups.ToHashSet(), parents)
                .Select(group => (User: groups.Key, Group: new UserGroup(group.Id.Value, names[group.Id], group.IsDirect)))
                .OrderByDescending(row => row.Group.IsDirect)
                .ThenBy(row => row.Group.DisplayName, ByCodePoint)
                .ThenBy(row => row.Group.Id))
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
    private async Task<ILookup<GroupId, GroupId>> ParentsAsync(
        List<GroupId> level, Dictionary<GroupId, string> names, CancellationToken cancellationToken)
    {
        var found = new List<(GroupId Child, GroupId Parent)>();
        while (level.Count > 0)
        {
            var rows = await (
                from child in context.Value.GroupChildren.AsNoTracking()
                join parent in Groups on child.GroupId equals parent.Id
                where level.Contains(child.ChildId)
                select new { child.ChildId, parent.Id, parent.DisplayName }).ToListAsync(cancellationToken);
            found.AddRange(rows.Select(row => (row.ChildId, row.Id)));
            level = [.. rows.Where(row => names.TryAdd(row.Id, row.DisplayName)).Select(row => row.Id)];
        }

        return found.ToLookup(row => row.Child, row => row.Parent);
    }

    /// <param name="User">who belongs to it</param>
    /// <param name="Id">the group</param>
    /// <param name="DisplayName">how it is called</param>
    /// <param name="IsChild">whether it is in other groups</param>
    internal sealed record Direct(UserId User, GroupId Id, string DisplayName, bool IsChild)
    {
        public static Direct Of(UserId user, Row row, int from) =>
            new(user, new GroupId(row.Id(from)), row.Text(from + 1), row.Int(from + 2) == 1);
    }
}
