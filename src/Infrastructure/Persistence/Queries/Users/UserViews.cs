using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence.Queries.Groups;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries.Users;

/// <summary>Rows of users, and the roles and groups that are shown with them.</summary>
internal sealed class UserViews(IStatements statements, TenantId tenant, ScimBudgets budgets)
{
    internal const string Columns = "[u].[Id], [u].[Document], [u].[CreatedAt], [u].[UpdatedAt], [u].[Version]";

    /// <summary>By what users sort as they are shown: oldest first.</summary>
    internal static readonly string Age = Statement.ByAge("[u].[Id]");

    private static readonly Statement WithIds = new(
        $"SELECT {Columns} FROM {Statement.Ids} CROSS JOIN [Users] AS [u] WHERE [u].[Id] = [ids].[value] AND [u].[TenantId] = @tenant",
        "ids",
        "tenant");

    private const string Roles =
        $"""
        SELECT 0 AS [Kind], [b].[UserId], [b].[Ordinal], [b].[Namespace], [b].[Role], [b].[Display], [b].[Type], [b].[Primary],
               {Statement.NullId}, {Statement.NullText}, CAST(NULL AS int)
        FROM {Statement.Ids} CROSS JOIN [Users] AS [u] CROSS JOIN [RoleBindings] AS [b]
        WHERE [u].[Id] = [ids].[value] AND [u].[TenantId] = @tenant AND [b].[UserId] = [u].[Id]
        UNION ALL
        SELECT 1, [d].[UserId], NULL, NULL, NULL, NULL, NULL, NULL, [d].[Id], [d].[DisplayName], [d].[IsChild]
        """;

    // The roles of users and the groups that they are in themselves, as rows of two kinds: a page costs one round trip for both.
    private static readonly Statement RolesAndGroups = new(
        $"{Roles} FROM (SELECT {Memberships.DirectColumns} {Memberships.DirectRows} LIMIT @most) AS [d]", "ids", "tenant", "most")
    {
        OnSqlServer = $"{Roles} FROM (SELECT TOP (@most) {Memberships.DirectColumns} {Memberships.DirectRows}) AS [d]",
    };

    /// <param name="Id">the user</param>
    /// <param name="Document">as <see cref="User.Document"/>, in UTF-8</param>
    /// <param name="CreatedAt">when the user was made</param>
    /// <param name="UpdatedAt">when it last changed</param>
    /// <param name="Version">as it is shown</param>
    internal sealed record UserRow(UserId Id, ReadOnlyMemory<byte> Document, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, long Version);

    /// <summary>Those of the tenant's users who are there, in the order of the ids.</summary>
    public async Task<IReadOnlyList<UserView>> OfAsync(IReadOnlyList<UserId> ids, CancellationToken cancellationToken)
    {
        object[] values = [IdList.Of(ids.Select(id => id.Value)), tenant.Value];
        var found = (await statements.ReadAsync(WithIds, values, ToUser, cancellationToken)).ToDictionary(user => user.Id);
        return await OfAsync([.. ids.Where(found.ContainsKey).Select(id => found[id])], cancellationToken);
    }

    /// <summary>So many of the users, from the first on, as fit on a page with their groups.</summary>
    public async Task<IReadOnlyList<UserView>> OfAsync(IReadOnlyList<UserRow> users, CancellationToken cancellationToken)
    {
        if (users.Count == 0)
        {
            return [];
        }

        var ids = users.Select(user => user.Id).ToList();
        var belonging = await statements.ReadAsync(
            RolesAndGroups, [IdList.Of(ids.Select(id => id.Value)), tenant.Value, budgets.ListedValues], ToBelonging, cancellationToken);
        var roles = belonging.Select(part => part.Role).OfType<HeldRole>().OrderBy(held => held.Ordinal).ToLookup(held => held.User, held => held.Role);
        var direct = belonging.Select(part => part.Group).OfType<Memberships.Direct>().ToList();
        var groups = await new Memberships(statements, tenant, budgets).OfUsersAsync(ids, direct, cancellationToken);
        return
        [
            .. users.Zip(groups, (user, shown) => new UserView(
                user.Id, user.Document, [.. roles[user.Id]], shown, user.CreatedAt, user.UpdatedAt, user.Version)),
        ];
    }

    /// <summary>Users of the tenant in the order of their ids, which is that of their age.</summary>
    /// <param name="condition">which of them: begins with AND, or is empty</param>
    /// <param name="direction">empty, or DESC behind a blank</param>
    /// <param name="parameters">of the condition; the tenant stands before them, <c>skip</c> and <c>count</c> behind</param>
    internal static Statement All(string condition, string direction, params string[] parameters) => InOrder(Columns, condition, direction, parameters);

    /// <summary>As <see cref="All"/>, the ids alone: their index says it without the rows.</summary>
    internal static Statement Ids(string condition, string direction, params string[] parameters) => InOrder("[u].[Id]", condition, direction, parameters);

    /// <summary>A user of the <see cref="Columns"/> from that one on.</summary>
    internal static UserRow ToUser(Row row, int from) =>
        new(new UserId(row.Id(from)), row.Utf8(from + 1), row.Time(from + 2), row.Time(from + 3), row.Long(from + 4));

    /// <summary>A user of <see cref="All"/>.</summary>
    internal static UserRow ToUser(Row row) => ToUser(row, 0);

    /// <summary>Who that is, without reading what is stored of them.</summary>
    internal static UserRow ToIdOnly(Row row) => new(new UserId(row.Id(0)), ReadOnlyMemory<byte>.Empty, default, default, 0);

    private static Statement InOrder(string columns, string condition, string direction, string[] parameters) => new(
        $"SELECT {columns} FROM [Users] AS [u] WHERE [u].[TenantId] = @tenant{condition} ORDER BY {Age}{direction} {Statement.Page}",
        ["tenant", .. parameters, "skip", "count"]);

    private static Belonging ToBelonging(Row row)
    {
        const int User = 1, Ordinal = 2, Role = 3, Group = 8;
        var user = new UserId(row.Id(User));
        return row.Int(0) == 0
            ? new Belonging(new HeldRole(user, row.Int(Ordinal), ToRole(row, Role)), null)
            : new Belonging(null, Memberships.Direct.Of(user, row, Group));
    }

    /// <summary>A role of namespace, role, display, type and primary from that column on.</summary>
    internal static UserRole ToRole(Row row, int from) => new(
        new RoleName(row.Text(from), row.Text(from + 1)),
        new RoleLabel(row.TextOrNull(from + 2), row.TextOrNull(from + 3), row.FlagOrNull(from + 4)));

    /// <summary>A row of one of two kinds.</summary>
    private readonly record struct Belonging(HeldRole? Role, Memberships.Direct? Group);

    private sealed record HeldRole(UserId User, int Ordinal, UserRole Role);
}
