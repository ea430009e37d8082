using ScimPlatform.Application.Access;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries.Access;

/// <summary>
/// Which active users have a role by one mapping alone, by one statement: the members of its groups, but for those that another mapping or a
/// binding gives the role to.
/// </summary>
internal sealed class MappingAloneQuery(IStatements statements, TenantId tenant)
{
    private const int ById = 0, ByDisplayName = 1, ByExternalId = 2;

    private const string Others = $"{MappedGroups.OfRole} AND [m].[Id] <> @except";

    private static readonly string Asked =
        $"""
        SELECT [g].[Id] AS [Id] FROM [Groups] AS [g] WHERE @kind = {ById} AND [g].[Id] = @group AND [g].[TenantId] = @tenant
        UNION
        SELECT [g].[Id] FROM [Groups] AS [g] WHERE @kind = {ByDisplayName} AND [g].[TenantId] = @tenant AND {Statement.Same("[g].[DisplayNameKey]", "@key")}
        UNION
        SELECT [g].[Id] FROM [Groups] AS [g] WHERE @kind = {ByExternalId} AND [g].[TenantId] = @tenant AND {Statement.Same("[g].[ExternalId]", "@key")}
        """;

    private static readonly Statement Alone = new(
        $"""
        WITH RECURSIVE [asked]([Id]) AS (
            {Asked}),
        [mine]([Id]) AS (
            SELECT [asked].[Id] FROM [asked]
            UNION
            SELECT [c].[ChildId] FROM [mine] CROSS JOIN [GroupChildren] AS [c] WHERE [c].[GroupId] = [mine].[Id]),
        {MappedGroups.AndBelow(Others)},
        [people]([Id]) AS (
            SELECT [u].[Id] FROM [mine] CROSS JOIN [GroupMembers] AS [m] CROSS JOIN [Users] AS [u]
            WHERE [m].[GroupId] = [mine].[Id] AND [u].[Id] = [m].[UserId] AND [u].[TenantId] = @tenant AND [u].[Active]
            EXCEPT
            SELECT [m].[UserId] FROM [met] CROSS JOIN [GroupMembers] AS [m] WHERE [m].[GroupId] = [met].[Id]
            EXCEPT
            {MappedGroups.Bound})
        {MappedGroups.CountAndPage}
        """,
        "tenant",
        "namespace",
        "role",
        "kind",
        "group",
        "key",
        "except",
        "skip",
        "count")
    {
        OnSqlServer = "SET NOCOUNT ON;\n" + GroupClosure.Below("@mine", Asked) + GroupClosure.Below("@met", MappedGroups.Of(Others)) +
            $"""
            WITH [people]([Id]) AS (
                SELECT [u].[Id] FROM @mine AS [mine] INNER JOIN [GroupMembers] AS [m] ON [m].[GroupId] = [mine].[Id]
                INNER JOIN [Users] AS [u] ON [u].[Id] = [m].[UserId] WHERE [u].[TenantId] = @tenant AND [u].[Active] = 1
                EXCEPT
                SELECT [m].[UserId] FROM @met AS [met] INNER JOIN [GroupMembers] AS [m] ON [m].[GroupId] = [met].[Id]
                EXCEPT
                {MappedGroups.Bound})
            {MappedGroups.CountAndPage};
            """,
    };

    public async Task<AffectedUsers> ReadAsync(MappingQuestion question, int most, CancellationToken cancellationToken)
    {
        var (kind, group, key) = question.Group switch
        {
            MappedGroup.ById { Id: var id } => (ById, id.Value, ""),
            MappedGroup.ByDisplayName { Name: var name } => (ByDisplayName, Guid.Empty, CaseFold.Fold(name)),
            MappedGroup.ByExternalId { ExternalId: var id } => (ByExternalId, Guid.Empty, id),
            _ => throw new InvalidOperationException($"{question.Group.GetType().Name} is no reference to groups."),
        };
        object[] values =
        [
            tenant.Value, question.Role.Namespace, question.Role.Role, kind, group, key, question.Except?.Value ?? Guid.Empty, 0, most,
        ];
        var (users, total) = MappedGroups.CountedOf(await statements.ReadAsync(Alone, values, MappedGroups.ToCounted, cancellationToken));
        return new AffectedUsers(total, users);
    }
}
