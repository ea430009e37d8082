using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

/// <summary>One user with its roles and groups, by one statement: what connectors ask for most.</summary>
internal sealed class WholeUser(IStatements statements, LazyContext context, TenantId tenant)
{
    private static readonly string NoText = Null("nvarchar(4000)");

    private static readonly Statement ById = Of("[u].[Id] = @id", "id");
    private static readonly Statement ByUserName = Of("[u].[UserNameKey] = @key", "key");

    public Task<UserView?> FindAsync(UserId id, CancellationToken cancellationToken) => ReadAsync(ById, id.Value, cancellationToken);

    public Task<UserView?> FindByUserNameAsync(string key, CancellationToken cancellationToken) => ReadAsync(ByUserName, key, cancellationToken);

    private async Task<UserView?> ReadAsync(Statement statement, object sought, CancellationToken cancellationToken)
    {
        var parts = await statements.ReadAsync(statement, [sought, tenant.Value], ToPart, cancellationToken);
        UserViews.UserRow? user = null;
        List<HeldRole>? roles = null;
        List<Memberships.Direct>? direct = null;
        foreach (var part in parts)
        {
            switch (part)
            {
                case { User: { } row }:
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
            return null;
        }

        var groups = direct is null
            ? null
            : await new Memberships(statements, context, tenant).WithAncestorsAsync(direct, cancellationToken);
        return new UserView(
            user.Id,
            user.Document,
            roles is null ? [] : [.. roles.OrderBy(role => role.Ordinal).Select(role => role.Role)],
            groups is null ? [] : [.. groups[user.Id]],
            user.CreatedAt,
            user.UpdatedAt,
            user.Version);
    }

    // A user, its roles and its groups as rows of three kinds, each with columns of its own: asking once costs little more than for one of
    // them. SQL Server takes the types of the columns from the first kind, and would take a bare NULL there for a number.
    private static Statement Of(string condition, string parameter) => new(
        $"""
        SELECT 0 AS [Kind], {UserViews.Columns}, {Null("int")}, {NoText}, {NoText}, {NoText}, {NoText}, {Null("bit")},
               {Null("uniqueidentifier")}, {NoText}, {Null("int")}
        FROM [Users] AS [u] WHERE {condition} AND [u].[TenantId] = @tenant
        UNION ALL
        SELECT 1, [b].[UserId], NULL, NULL, NULL, NULL, [b].[Ordinal], [b].[Namespace], [b].[Role], [b].[Display], [b].[Type], [b].[Primary],
               NULL, NULL, NULL
        FROM [Users] AS [u] CROSS JOIN [RoleBindings] AS [b]
        WHERE {condition} AND [u].[TenantId] = @tenant AND [b].[UserId] = [u].[Id]
        UNION ALL
        SELECT 2, [m].[UserId], NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, [g].[Id], [g].[DisplayName], {Memberships.IsChild}
        FROM [Users] AS [u] CROSS JOIN [GroupMembers] AS [m] CROSS JOIN [Groups] AS [g]
        WHERE {condition} AND [u].[TenantId] = @tenant AND [m].[UserId] = [u].[Id] AND [g].[Id] = [m].[GroupId] AND [g].[TenantId] = @tenant
        """,
        parameter,
        "tenant");

    private static string Null(string type) => $"CAST(NULL AS {type})";

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
