using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Caching;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

/// <summary>How many users and groups a tenant has, and how many of them match a filter.</summary>
internal sealed class Totals(IStatements statements, TotalsCache remembered, TenantId tenant)
{
    private static readonly Statement Kept = new(
        """
        SELECT CAST(COALESCE(SUM([t].[Users]), 0) AS bigint), CAST(COALESCE(SUM([t].[Groups]), 0) AS bigint),
               CAST(COALESCE(SUM([t].[Changes]), 0) AS bigint)
        FROM [DirectoryTotals] AS [t] WHERE [t].[TenantId] = @tenant
        """,
        "tenant");

    /// <param name="Users">how many there are</param>
    /// <param name="Groups">how many there are</param>
    /// <param name="Changes">as <see cref="DirectoryTotal.Changes"/>, of all rows</param>
    internal readonly record struct Whole(int Users, int Groups, long Changes);

    public Task<Whole> WholeAsync(CancellationToken cancellationToken) => WholeAsync(statements, tenant, cancellationToken);

    public static async Task<Whole> WholeAsync(IStatements statements, TenantId tenant, CancellationToken cancellationToken) => (await statements.ReadAsync(
        Kept, [tenant.Value], row => new Whole((int)row.Long(0), (int)row.Long(1), row.Long(2)), cancellationToken)).Single();

    /// <summary>How many match, counted only when something has changed since the last time.</summary>
    /// <typeparam name="T">users or groups</typeparam>
    /// <param name="filter">what they have to be</param>
    /// <param name="count">counts them</param>
    /// <param name="cancellationToken">ends the wait</param>
    public async Task<int> MatchingAsync<T>(BoundFilter filter, Func<Task<int>> count, CancellationToken cancellationToken)
    {
        // The number is read first, so that what is counted is as new as it or newer: whoever reads the same number again can have the total.
        // Read afterwards, it could be that of a change which the count had missed. Where it is the sum of several rows that others move
        // meanwhile, it is one that they went through while it was read, since none of them ever shrinks.
        var changes = (await WholeAsync(cancellationToken)).Changes;
        var question = new TotalsCache.Question(tenant, typeof(T), filter);
        if (remembered.Find(question, changes) is { } known)
        {
            return known;
        }

        if (!TotalsCache.Keeps(filter))
        {
            return await count();
        }

        // Who asks while another counts the same waits for that, instead of going through everything beside it.
        using var turn = await remembered.EnterAsync(question, cancellationToken);
        changes = (await WholeAsync(cancellationToken)).Changes;
        return remembered.Find(question, changes) ?? await CountAsync(question, changes, count);
    }

    private async Task<int> CountAsync(TotalsCache.Question question, long changes, Func<Task<int>> count)
    {
        var total = await count();
        remembered.Remember(question, changes, total);
        return total;
    }
}
