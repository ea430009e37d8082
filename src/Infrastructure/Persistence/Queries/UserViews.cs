using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

/// <summary>Rows of users, and the roles and groups that are shown with them.</summary>
internal sealed class UserViews(IStatements statements, Lazy<ScimPlatformDbContext> context, TenantId tenant)
{
    internal const string Columns = "[u].[Id], [u].[Document], [u].[CreatedAt], [u].[UpdatedAt], [u].[Version]";

    private static readonly Statement OldestFirst = All("", "");
    private static readonly Statement NewestFirst = All("", " DESC");
    private static readonly Statement Behind = All(" AND [u].[Id] > @id", "", "id");
    private static readonly Statement Before = All(" AND [u].[Id] < @id", " DESC", "id");

    private static readonly Statement WithExternalId = All(" AND [u].[ExternalId] = @key", "", "key");

    private static readonly Statement RolesOf = new(
        $"""
        SELECT [b].[UserId], [b].[Namespace], [b].[Role], [b].[Display], [b].[Type], [b].[Primary]
        FROM {Statement.Ids} CROSS JOIN [Users] AS [u] CROSS JOIN [RoleBindings] AS [b]
        WHERE [u].[Id] = [ids].[value] AND [u].[TenantId] = @tenant AND [b].[UserId] = [u].[Id]
        ORDER BY [b].[Ordinal]
        """,
        "ids",
        "tenant");

    /// <param name="Id">the user</param>
    /// <param name="Document">as <see cref="User.Document"/>, in UTF-8</param>
    /// <param name="CreatedAt">when the user was made</param>
    /// <param name="UpdatedAt">when it last changed</param>
    /// <param name="Version">as it is shown</param>
    internal sealed record UserRow(UserId Id, ReadOnlyMemory<byte> Document, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, long Version);

    /// <summary>
    /// A page of all users, oldest first. What is skipped is walked over, so the way begins at the nearer end: the last page of a million
    /// costs what the first one does.
    /// </summary>
    /// <param name="skip">how many stand before the page, less than <paramref name="total"/></param>
    /// <param name="count">how many it has at most</param>
    /// <param name="total">how many there are</param>
    /// <param name="cancellationToken">ends the wait</param>
    public async Task<IReadOnlyList<UserView>> PageAsync(int skip, int count, int total, CancellationToken cancellationToken)
    {
        var taken = Math.Min(count, total - skip);
        var behind = total - skip - taken;
        var users = skip <= behind
            ? await statements.ReadAsync(OldestFirst, [tenant.Value, skip, taken], ToFirst, cancellationToken)
            : [.. (await statements.ReadAsync(NewestFirst, [tenant.Value, behind, taken], ToFirst, cancellationToken)).Reverse()];
        return await ViewsAsync(users, cancellationToken);
    }

    /// <summary>The next step through all users, oldest first.</summary>
    public async Task<WalkPage<UserView>> WalkAsync(WalkStep step, CancellationToken cancellationToken)
    {
        object[] values = step.From is { } from ? [tenant.Value, from.Id, 0, step.Count + 1] : [tenant.Value, 0, step.Count + 1];
        var statement = (step.From, step.Back) switch
        {
            (null, false) => OldestFirst,
            (null, true) => NewestFirst,
            (_, false) => Behind,
            (_, true) => Before,
        };
        var found = await statements.ReadAsync(statement, values, ToFirst, cancellationToken);
        var page = step.PageOf(found, user => new Position(null, user.Id.Value));
        return new WalkPage<UserView>(await ViewsAsync(page.Items, cancellationToken), page.First, page.Last);
    }

    /// <summary>The user with that <c>externalId</c>, if there is one; null where there are several.</summary>
    public async Task<IReadOnlyList<UserView>?> WithExternalIdAsync(string key, CancellationToken cancellationToken) =>
        await statements.ReadAsync(WithExternalId, [tenant.Value, key, 0, 2], ToFirst, cancellationToken) is { Count: < 2 } found
            ? await ViewsAsync(found, cancellationToken)
            : null;

    public async Task<IReadOnlyList<UserView>> ViewsAsync(IReadOnlyList<UserRow> users, CancellationToken cancellationToken)
    {
        if (users.Count == 0)
        {
            return [];
        }

        var ids = users.Select(user => user.Id).ToList();
        var roles = (await statements.ReadAsync(
            RolesOf, [IdList.Of(ids.Select(id => id.Value)), tenant.Value], ToRole, cancellationToken)).ToLookup(held => held.User, held => held.Role);
        var groups = await new Memberships(statements, context, tenant).OfUsersAsync(ids, cancellationToken);
        return
        [
            .. users.Select(user => new UserView(
                user.Id, user.Document, [.. roles[user.Id]], [.. groups[user.Id]], user.CreatedAt, user.UpdatedAt, user.Version)),
        ];
    }

    private static Statement All(string position, string direction, params string[] parameters) => new(
        $"SELECT {Columns} FROM [Users] AS [u] WHERE [u].[TenantId] = @tenant{position} ORDER BY [u].[Id]{direction} {Statement.Page}",
        ["tenant", .. parameters, "skip", "count"]);

    /// <summary>A user of the <see cref="Columns"/> from that one on.</summary>
    internal static UserRow ToUser(Row row, int from) =>
        new(new UserId(row.Id(from)), row.Utf8(from + 1), row.Time(from + 2), row.Time(from + 3), row.Long(from + 4));

    private static UserRow ToFirst(Row row) => ToUser(row, 0);

    private static (UserId User, UserRole Role) ToRole(Row row) => (new UserId(row.Id(0)), ToRole(row, 1));

    /// <summary>A role of namespace, role, display, type and primary from that column on.</summary>
    internal static UserRole ToRole(Row row, int from) => new(
        new RoleName(row.Text(from), row.Text(from + 1)),
        new RoleLabel(row.TextOrNull(from + 2), row.TextOrNull(from + 3), row.FlagOrNull(from + 4)));
}
