using ScimPlatform.Application.Access;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries.Access;

/// <summary>What the access of users comes from, by one statement: rows of five kinds, found from the users upwards.</summary>
internal sealed class AccessGraphQuery(IStatements statements, TenantId tenant)
{
    private const int User = 0, Binding = 1, Own = 2, Holding = 3, Mapped = 4;

    private const string OfUsers = $"SELECT [m].[GroupId] AS [Id] FROM {Statement.Ids} CROSS JOIN [GroupMembers] AS [m] WHERE [m].[UserId] = [ids].[value]";

    private const string NoText = Statement.NullText;

    // Namespaces have at least one character.
    private const string OfRole = "(@namespace = '' OR ([m].[Namespace] = @namespace AND [m].[Role] = @role))";

    private static readonly string Rows =
        $"""
        SELECT {User} AS [Kind], [u].[Id] AS [Of], [u].[Id] AS [To], {NoText} AS [One], {NoText} AS [Two], {NoText} AS [Three],
               [u].[CreatedAt] AS [At], [u].[Active] AS [Active]
        FROM {Statement.Ids} CROSS JOIN [Users] AS [u] WHERE [u].[Id] = [ids].[value] AND [u].[TenantId] = @tenant
        UNION ALL
        SELECT {Binding}, [m].[UserId], [m].[Id], [m].[Namespace], [m].[Role], [m].[CreatedBy], [m].[CreatedAt], NULL
        FROM {Statement.Ids} CROSS JOIN [RoleBindings] AS [m] WHERE [m].[UserId] = [ids].[value] AND [m].[TenantId] = @tenant AND {OfRole}
        UNION ALL
        SELECT {Own}, [m].[UserId], [g].[Id], [g].[DisplayName], NULL, NULL, NULL, NULL
        FROM {Statement.Ids} CROSS JOIN [GroupMembers] AS [m] CROSS JOIN [Groups] AS [g]
        WHERE [m].[UserId] = [ids].[value] AND [g].[Id] = [m].[GroupId] AND [g].[TenantId] = @tenant
        UNION ALL
        SELECT {Holding}, [c].[ChildId], [g].[Id], [g].[DisplayName], NULL, NULL, NULL, NULL
        FROM [met] CROSS JOIN [GroupChildren] AS [c] CROSS JOIN [Groups] AS [g]
        WHERE [c].[ChildId] = [met].[Id] AND [g].[Id] = [c].[GroupId] AND [g].[TenantId] = @tenant
        UNION ALL
        {MappedGroups.OverMet($"{Mapped}, [g].[Id], [m].[Id], [m].[Namespace], [m].[Role], NULL, NULL, NULL", OfRole)}
        """;

    private static readonly Statement Facts = new(
        $"""
        WITH RECURSIVE [met]([Id]) AS (
            {OfUsers}
            UNION
            SELECT [c].[GroupId] FROM [met] CROSS JOIN [GroupChildren] AS [c] WHERE [c].[ChildId] = [met].[Id])
        {Rows}
        LIMIT @most
        """,
        "ids",
        "tenant",
        "namespace",
        "role",
        "most")
    {
        OnSqlServer = "SET NOCOUNT ON;\n" + GroupClosure.Above("@above", OfUsers) +
            $"""
            WITH [met] AS (SELECT [Id] FROM @above)
            SELECT TOP (@most) [f].[Kind], [f].[Of], [f].[To], [f].[One], [f].[Two], [f].[Three], [f].[At], [f].[Active] FROM ({Rows}) AS [f];
            """,
    };

    /// <exception cref="Application.Common.Errors.Refusal">there are more facts than one answer goes through</exception>
    public async Task<AccessGraph> ReadAsync(IReadOnlyCollection<Guid> users, RoleName? only, CancellationToken cancellationToken)
    {
        var graph = new AccessGraph();
        object[] values = [IdList.Of(users), tenant.Value, only?.Namespace ?? "", only?.Role ?? "", AccessGraph.MostFacts + 1];
        var facts = await statements.ReadAsync(Facts, values, row => Add(graph, row), cancellationToken);
        return facts.Count > AccessGraph.MostFacts ? throw AccessTooLarge.Refused() : graph;
    }

    private static bool Add(AccessGraph graph, Row row)
    {
        const int Kind = 0, Of = 1, To = 2, One = 3, Two = 4, Three = 5, At = 6, Active = 7;
        switch (row.Int(Kind))
        {
            case User:
                graph.AddUser(row.Id(Of), row.Flag(Active));
                break;
            case Binding:
                graph.AddBinding(row.Id(Of), new RoleName(row.Text(One), row.Text(Two)), new AccessReason.Binding(row.Id(To), row.Text(Three), row.Time(At)));
                break;
            case Own:
                graph.AddOwnGroup(row.Id(Of), row.Id(To), row.Text(One));
                break;
            case Holding:
                graph.AddHolding(row.Id(Of), row.Id(To), row.Text(One));
                break;
            default:
                graph.AddMapped(row.Id(Of), row.Id(To), new RoleName(row.Text(One), row.Text(Two)));
                break;
        }

        return true;
    }
}
