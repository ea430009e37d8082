using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Operations;

/// <summary>Whether rows lead to rows that are there and of the same tenant, and totals equal what is counted.</summary>
public sealed class RowCheck(ScimPlatformDbContext context)
{
    // What no foreign key says: both ends of these are of one tenant.
    private static readonly (string What, string Sql)[] OfTwoTenants =
    [
        ("RoleBindings are of another tenant than their users", "FROM RoleBindings r JOIN Users u ON u.Id = r.UserId WHERE u.TenantId <> r.TenantId"),
        ("RoleMappings are of another tenant than their groups", "FROM RoleMappings r JOIN Groups g ON g.Id = r.GroupId WHERE g.TenantId <> r.TenantId"),
        ("RememberedMints are of another tenant than their tokens", "FROM RememberedMints m JOIN ScimTokens t ON t.Id = m.TokenId WHERE t.TenantId <> m.TenantId"),
        ("AccessTokens are of another tenant than their clients", "FROM AccessTokens a JOIN OAuthClients c ON c.Id = a.ClientId WHERE c.TenantId <> a.TenantId"),
        ("GroupMembers are of another tenant than their groups",
            "FROM GroupMembers m JOIN Groups g ON g.Id = m.GroupId JOIN Users u ON u.Id = m.UserId WHERE u.TenantId <> g.TenantId"),
        ("GroupChildren are of another tenant than their groups",
            "FROM GroupChildren m JOIN Groups g ON g.Id = m.GroupId JOIN Groups c ON c.Id = m.ChildId WHERE c.TenantId <> g.TenantId"),
    ];

    /// <returns>the results "orphans" and "totals"</returns>
    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken)
    {
        await using var snapshot = await ReadSnapshot.BeginAsync(context, cancellationToken);
        var orphans = new List<string>();
        foreach (var (what, sql) in context.Model.GetEntityTypes().SelectMany(entity => entity.GetForeignKeys()).Select(Orphans).Concat(OfTwoTenants))
        {
            if (await CountAsync(snapshot, $"SELECT COUNT(*) {sql}", cancellationToken) is > 0 and var count)
            {
                orphans.Add($"{count} {what}");
            }
        }

        return
        [
            new CheckResult("orphans", orphans),
            new CheckResult(
                "totals",
                [.. await TotalsAsync(snapshot, "Users", cancellationToken), .. await TotalsAsync(snapshot, "Groups", cancellationToken)]),
        ];
    }

    private (string What, string Sql) Orphans(IForeignKey key)
    {
        var sql = context.GetService<ISqlGenerationHelper>();
        var (from, to) = (key.DeclaringEntityType.GetTableName()!, key.PrincipalEntityType.GetTableName()!);
        var pairs = key.Properties.Zip(key.PrincipalKey.Properties).Select(pair =>
            $"p.{sql.DelimitIdentifier(pair.Second.GetColumnName())} = d.{sql.DelimitIdentifier(pair.First.GetColumnName())}");

        // A key without a value leads nowhere, as it may.
        var leads = key.Properties.Select(property => $"d.{sql.DelimitIdentifier(property.GetColumnName())} IS NOT NULL");
        return (
            $"{from} lead to no {to}",
            $"FROM {sql.DelimitIdentifier(from)} d WHERE {string.Join(" AND ", leads)} AND NOT EXISTS (SELECT 1 FROM {sql.DelimitIdentifier(to)} p WHERE {string.Join(" AND ", pairs)})");
    }

    // A deleted tenant's rows go in the background, its totals last.
    private static async Task<IReadOnlyList<string>> TotalsAsync(ReadSnapshot snapshot, string what, CancellationToken cancellationToken)
    {
        var sql =
            $"""
            SELECT t.Id, (SELECT COALESCE(SUM(d.{what}), 0) FROM DirectoryTotals d WHERE d.TenantId = t.Id),
                (SELECT COUNT(*) FROM {what} r WHERE r.TenantId = t.Id)
            FROM Tenants t WHERE t.DeletedAt IS NULL
            """;
        await using var command = snapshot.Command(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var faults = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var (kept, counted) = (Whole(reader.GetValue(1)), Whole(reader.GetValue(2)));
            if (kept != counted)
            {
                faults.Add($"{reader.GetGuid(0)}: the total of {what} is {kept}, and there are {counted}");
            }
        }

        return faults;
    }

    private static async Task<long> CountAsync(ReadSnapshot snapshot, string sql, CancellationToken cancellationToken)
    {
        await using var command = snapshot.Command(sql);
        return Whole((await command.ExecuteScalarAsync(cancellationToken))!);
    }

    private static long Whole(object value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
