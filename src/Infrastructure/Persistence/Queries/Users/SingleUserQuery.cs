using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence.Queries.Groups;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries.Users;

/// <summary>One user with its roles and groups, by one statement: what connectors ask for most.</summary>
internal sealed class SingleUserQuery(IStatements statements, TenantId tenant, ScimBudgets budgets)
{
    private const string NoText = Statement.NullText;
    private const string NoNumber = "CAST(NULL AS int)";

    // Its roles and groups are sought by the id alone where that is given: what is of a user that is not the tenant's is not shown without it.
    private static readonly Statement ById = Of("id", "[u].[Id] = @id", "", "@id");
    private static readonly Statement ByUserName = Of("key", Statement.Same("[u].[UserNameKey]", "@key"), "[Users] AS [u] CROSS JOIN ", "[u].[Id]");

    // Two of those that have it tell that there are several.
    private static readonly Statement ByExternalId = Of(
        "key",
        $"""
        [u].[Id] IN (SELECT [f].[Id] FROM (
            SELECT [x].[Id] FROM [Users] AS [x] WHERE [x].[TenantId] = @tenant AND {Statement.Same("[x].[ExternalId]", "@key")} ORDER BY [x].[Id] {Statement.Page}) AS [f])
        """,
        "[Users] AS [u] CROSS JOIN ",
        "[u].[Id]",
        "skip",
        "count");

    public async Task<UserView?> FindAsync(UserId id, CancellationToken cancellationToken) =>
        (await ReadAsync(ById, [id.Value, tenant.Value], cancellationToken))?.SingleOrDefault();

    public async Task<UserView?> FindByUserNameAsync(string key, CancellationToken cancellationToken) =>
        (await ReadAsync(ByUserName, [key, tenant.Value], cancellationToken))?.SingleOrDefault();

    /// <summary>The user with that <c>externalId</c>, if there is one; null where there are several.</summary>
    public Task<IReadOnlyList<UserView>?> FindByExternalIdAsync(string key, CancellationToken cancellationToken) =>
        ReadAsync(ByExternalId, [key, tenant.Value, 0, 2], cancellationToken);

    private async Task<IReadOnlyList<UserView>?> ReadAsync(Statement statement, object[] values, CancellationToken cancellationToken)
    {
        var parts = await statements.ReadAsync(statement, values, ToPart, cancellationToken);
        UserViews.UserRow? user = null;
        List<HeldRole>? roles = null;
        List<Memberships.Direct>? direct = null;
        foreach (var part in parts)
        {
            switch (part)
            {
                case { User: { } row }:
                    if (user is not null)
                    {
                        return null;
                    }

                    user = row;
                    break;
                case { Role: { } role }:
                    (roles ??= []).Add(role);
                    break;
                case { Group: { } group }:
                    (direct ??= []).Add(group);
                    break;
            }
        }

        if (user is null)
        {
            return [];
        }

        var groups = direct is null ? [] : await new Memberships(statements, tenant, budgets).OfUserAsync(direct, cancellationToken);
        var shown = roles?.OrderBy(role => role.Ordinal).Select(role => role.Role) ?? [];
        return [new UserView(user.Id, user.Document, [.. shown], groups, user.CreatedAt, user.UpdatedAt, user.Version)];
    }

    // A user, its roles and its groups as rows of three kinds, each with columns of its own: asking once costs little more than for one of
    // them. The types of the columns are those of the first kind.
    private static Statement Of(string parameter, string condition, string first, string id, params string[] further)
    {
        var user = $"{condition} AND [u].[TenantId] = @tenant";
        var found = first.Length > 0 ? $"{user} AND " : "";
        return new Statement(
            $"""
            SELECT 0 AS [Kind], {UserViews.Columns}, {NoNumber}, {NoText}, {NoText}, {NoText}, {NoText}, {Statement.NullFlag},
                   {Statement.NullId}, {NoText}, {NoNumber}
            FROM [Users] AS [u] WHERE {user}
            UNION ALL
            SELECT 1, [b].[UserId], NULL, NULL, NULL, NULL, [b].[Ordinal], [b].[Namespace], [b].[Role], [b].[Display], [b].[Type], [b].[Primary],
                   NULL, NULL, NULL
            FROM {first}[RoleBindings] AS [b] WHERE {found}[b].[UserId] = {id} AND [b].[TenantId] = @tenant
            UNION ALL
            SELECT 2, [m].[UserId], NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, [g].[Id], [g].[DisplayName], {Memberships.IsChild}
            FROM {first}[GroupMembers] AS [m] CROSS JOIN [Groups] AS [g]
            WHERE {found}[m].[UserId] = {id} AND [g].[Id] = [m].[GroupId] AND [g].[TenantId] = @tenant
            """,
            [parameter, "tenant", .. further]);
    }

    private static Part ToPart(Row row)
    {
        const int User = 1, Role = 6, Group = 12;
        return row.Int(0) switch
        {
            0 => new Part(UserViews.ToUser(row, User), null, null),
            1 => new Part(null, new HeldRole(row.Int(Role), UserViews.ToRole(row, Role + 1)), null),
            _ => new Part(null, null, Memberships.Direct.Of(new UserId(row.Id(User)), row, Group)),
        };
    }

    /// <summary>A row of one of three kinds.</summary>
    private readonly record struct Part(UserViews.UserRow? User, HeldRole? Role, Memberships.Direct? Group);

    private sealed record HeldRole(int Ordinal, UserRole Role);
}
