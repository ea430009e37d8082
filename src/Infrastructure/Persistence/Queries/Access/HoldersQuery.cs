using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries.Access;

/// <summary>Who has a role, by one statement: found from its mappings downwards, and from its bindings.</summary>
internal sealed class HoldersQuery(IStatements statements, TenantId tenant)
{
    private static readonly Statement People = new(
        $"""
        WITH RECURSIVE {MappedGroups.AndBelow(MappedGroups.OfRole)},
        [held]([Id]) AS (
            SELECT [m].[UserId] FROM [met] CROSS JOIN [GroupMembers] AS [m] WHERE [m].[GroupId] = [met].[Id]
            UNION
            {MappedGroups.Bound}),
        [people]([Id]) AS (
            SELECT [u].[Id] FROM [held] CROSS JOIN [Users] AS [u] WHERE [u].[Id] = [held].[Id] AND [u].[TenantId] = @tenant AND [u].[Active])
        {MappedGroups.CountAndPage}
        """,
        "tenant",
        "namespace",
        "role",
        "skip",
        "count")
    {
        OnSqlServer = "SET NOCOUNT ON;\n" + GroupClosure.Below("@met", MappedGroups.Of(MappedGroups.OfRole)) +
            $"""
            WITH [held]([Id]) AS (
                SELECT [m].[UserId] FROM @met AS [met] INNER JOIN [GroupMembers] AS [m] ON [m].[GroupId] = [met].[Id]
                UNION
                {MappedGroups.Bound}),
            [people]([Id]) AS (
                SELECT [u].[Id] FROM [held] INNER JOIN [Users] AS [u] ON [u].[Id] = [held].[Id] WHERE [u].[TenantId] = @tenant AND [u].[Active] = 1)
            {MappedGroups.CountAndPage};
            """,
    };

    public async Task<Page<Guid>> ReadAsync(RoleName role, PageRequest page, CancellationToken cancellationToken)
    {
        var skip = Math.Min(page.Skip, int.MaxValue);
        object[] values = [tenant.Value, role.Namespace, role.Role, (int)skip, page.Size];
        var (users, total) = MappedGroups.CountedOf(await statements.ReadAsync(People, values, MappedGroups.ToCounted, cancellationToken));
        return new Page<Guid>(users, total, page);
    }
}
