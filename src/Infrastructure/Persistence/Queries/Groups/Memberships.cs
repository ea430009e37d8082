using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries.Groups;

/// <summary>The groups of the tenant that users belong to: directly, or through groups in groups however deep and circular.</summary>
internal sealed class Memberships(IStatements statements, TenantId tenant, ScimBudgets budgets)
{
    /// <summary>A column: 1 where the group <c>[g]</c> is in other groups, else 0.</summary>
    public const string IsChild =
        "CASE WHEN EXISTS (SELECT 1 FROM [GroupChildren] AS [c] WHERE [c].[ChildId] = [g].[Id]) THEN 1 ELSE 0 END";

    /// <summary>Columns: a user, and a group that it is in itself.</summary>
    public const string DirectColumns = $"[m].[UserId], [g].[Id], [g].[DisplayName], {IsChild} AS [IsChild]";

    /// <summary>Where they are found.</summary>
    public const string DirectRows =
        $"""
        FROM {Statement.Ids} CROSS JOIN [GroupMembers] AS [m] CROSS JOIN [Groups] AS [g]
        WHERE [m].[UserId] = [ids].[value] AND [g].[Id] = [m].[GroupId] AND [g].[TenantId] = @tenant
        """;

    private static readonly Comparer<string> ByCodePoint = Comparer<string>.Create(CodePointOrder.Compare);

    private static readonly Statement DirectGroupsOf = new($"SELECT {DirectColumns} {DirectRows} LIMIT @most", "ids", "tenant", "most")
    {
        OnSqlServer = $"SELECT TOP (@most) {DirectColumns} {DirectRows}",
    };

    private readonly GroupGraph graph = new(statements, tenant);

    /// <summary>
    /// The groups of so many of the users, from the first on, as fit on a page; of the first in any case. Direct groups come first, each kind by
    /// name, then by id: the first of them is what users are sorted by.
    /// </summary>
    public async Task<IReadOnlyList<IReadOnlyList<UserGroup>>> OfUsersAsync(IReadOnlyList<UserId> users, CancellationToken cancellationToken) =>
        await OfUsersAsync(users, await DirectAsync(users, cancellationToken), cancellationToken);

    /// <summary>The same, where so many of their direct groups are known as may be listed.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<UserGroup>>> OfUsersAsync(
        IReadOnlyList<UserId> users, IReadOnlyList<Direct> known, CancellationToken cancellationToken)
    {
        for (var count = users.Count; ; count /= 2)
        {
            var asked = users.Take(count).ToList();
            var direct = count == users.Count ? known : await DirectAsync(asked, cancellationToken);
            var above = direct.Count < budgets.ListedValues || count == 1 ? await AboveAsync(direct, cancellationToken) : null;
            if (above is not null && (above.Count < budgets.ListedValues || count == 1))
            {
                return Fitting(asked, direct, above);
            }
        }
    }

    /// <summary>The same, for a user whose direct groups are known.</summary>
    public async Task<IReadOnlyList<UserGroup>> OfUserAsync(IReadOnlyList<Direct> direct, CancellationToken cancellationToken) =>
        direct.Count == 0 ? [] : Shown([.. direct], new Above(await AboveAsync(direct, cancellationToken)));

    private Task<IReadOnlyList<Direct>> DirectAsync(IReadOnlyList<UserId> users, CancellationToken cancellationToken) => statements.ReadAsync(
        DirectGroupsOf,
        [IdList.Of(users.Select(user => user.Value)), tenant.Value, budgets.ListedValues],
        row => Direct.Of(new UserId(row.Id(0)), row, 1),
        cancellationToken);

    private List<IReadOnlyList<UserGroup>> Fitting(
        IReadOnlyList<UserId> users, IReadOnlyList<Direct> direct, IReadOnlyList<GroupGraph.Holding> holdings)
    {
        var groups = direct.ToLookup(row => row.User);
        var above = new Above(holdings);
        var page = new PageBudget(budgets.ListedValues);
        var shown = new List<IReadOnlyList<UserGroup>>();
        foreach (var user in users)
        {
            var ofUser = groups.Contains(user) ? Shown([.. groups[user]], above) : [];
            page.Count(ofUser.Count);
            if (page.IsFull)
            {
                break;
            }

            shown.Add(ofUser);
        }

        return shown;
    }

    private List<UserGroup> Shown(IReadOnlyList<Direct> direct, Above above)
    {
        var shown = direct.Take(budgets.GroupsOfUser).Select(group => new UserGroup(group.Id.Value, group.DisplayName, IsDirect: true)).ToList();
        var met = direct.Select(group => group.Id.Value).ToHashSet();
        var waiting = new Queue<Guid>(met);
        while (shown.Count < budgets.GroupsOfUser && waiting.TryDequeue(out var group))
        {
            foreach (var parent in above.Of(group).Where(parent => met.Add(parent.Id)).Take(budgets.GroupsOfUser - shown.Count))
            {
                shown.Add(parent);
                waiting.Enqueue(parent.Id);
            }
        }

        return
        [
            .. shown.OrderByDescending(group => group.IsDirect).ThenBy(group => group.DisplayName, ByCodePoint).ThenBy(group => group.Id),
        ];
    }

    // Only groups that are in others lead anywhere: most tenants have none, and nothing is asked.
    private async Task<IReadOnlyList<GroupGraph.Holding>> AboveAsync(IReadOnlyList<Direct> direct, CancellationToken cancellationToken)
    {
        var children = direct.Where(row => row.IsChild).Select(row => row.Id.Value).Distinct().ToList();
        return children.Count == 0 ? [] : await graph.AboveAsync(children, budgets.ListedValues, cancellationToken);
    }

    /// <summary>The groups right above each, shared by all users who are shown with them.</summary>
    private sealed class Above(IReadOnlyList<GroupGraph.Holding> holdings)
    {
        private readonly ILookup<Guid, UserGroup> parents = Parents(holdings);

        public IEnumerable<UserGroup> Of(Guid group) => parents[group];

        private static ILookup<Guid, UserGroup> Parents(IReadOnlyList<GroupGraph.Holding> holdings)
        {
            var groups = holdings.DistinctBy(holding => holding.Parent).ToDictionary(
                holding => holding.Parent, holding => new UserGroup(holding.Parent, holding.ParentName, IsDirect: false));
            return holdings.ToLookup(holding => holding.Child, holding => groups[holding.Parent]);
        }
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
