using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>The model on a database server, which has many writers and which several nodes share.</summary>
public abstract class ServerDbContext(DbContextOptions options, StoreFailures failures)
    : ScimPlatformDbContext(options, failures, RecordsOf(options))
{
    /// <summary>Over so many rows a tenant's total is spread: its writers seldom wait for each other.</summary>
    private const int TotalShares = 16;

    private DirectoryChange? waiting;

    public override IStatements Statements => new ServerStatements(this);

    internal abstract SqlDialect Dialect { get; }

    /// <summary>Adds <c>@t_users</c> and <c>@t_groups</c> to the total of <c>@t_tenant</c> in the row <c>@t_share</c>, and one change.</summary>
    protected abstract string AddToTotal { get; }

    internal object[] ParametersOf(IReadOnlyList<string> names, IReadOnlyList<object> values) =>
        [.. names.Zip(values, (name, value) => (object)ParameterOf(name, value))];

    /// <summary>A parameter of a type and length that depend on the kind of value alone, so that one plan serves each statement.</summary>
    protected abstract DbParameter ParameterOf(string name, object value);

    private protected override Task<int> ExecuteAsync(Statement statement, IReadOnlyList<object> values, CancellationToken cancellationToken) =>
        Database.ExecuteSqlRawAsync(Dialect.Write(statement), ParametersOf(statement.Parameters, values), cancellationToken);

    /// <summary>
    /// Lets the total of a tenant travel with the first batch of a save: a statement of its own would be a round trip of its own. Called for
    /// each command that EF Core sends to save changes.
    /// </summary>
    internal void JoinTotal(DbCommand command)
    {
        if (waiting is { } change)
        {
            waiting = null;
            command.CommandText = $"{command.CommandText.TrimEnd().TrimEnd(';')};{Environment.NewLine}{AddToTotal}";
            foreach (var parameter in TotalParameters(change))
            {
                command.Parameters.Add(parameter);
            }
        }
    }

    private protected override async Task StoreChangesAsync(IReadOnlyList<DirectoryChange> totals, CancellationToken cancellationToken)
    {
        waiting = totals.Count > 0 ? totals[0] : null;
        await SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);
        foreach (var change in totals.Skip(waiting is null ? 1 : 0))
        {
            waiting = null;
            await Database.ExecuteSqlRawAsync(AddToTotal, TotalParameters(change), cancellationToken);
        }
    }

    protected override Task StoreAsync(CancellationToken cancellationToken) =>
        Database.CreateExecutionStrategy().ExecuteAsync(StoreInTransactionAsync, cancellationToken);

    // The row is locked up to the commit.
    private DbParameter[] TotalParameters(DirectoryChange change) =>
    [
        ParameterOf("t_tenant", change.Tenant.Value),
        ParameterOf("t_share", Environment.CurrentManagedThreadId % TotalShares),
        ParameterOf("t_users", change.Users),
        ParameterOf("t_groups", change.Groups),
    ];

    // A save that fails ends the transaction: there is nothing to go back to within it.
    private async Task StoreInTransactionAsync(CancellationToken cancellationToken)
    {
        Database.AutoSavepointsEnabled = false;
        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        await StoreWithinAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    // A pooled context is made of its options alone.
    private static AuditRecords RecordsOf(DbContextOptions options) =>
        options.FindExtension<CoreOptionsExtension>()!.ApplicationServiceProvider!.GetRequiredService<AuditRecords>();
}
