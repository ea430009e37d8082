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
    protected const int TotalShares = 16;

    public override IStatements Statements => new ServerStatements(this);

    internal abstract SqlDialect Dialect { get; }

    /// <summary>Which row of the tenant's total is moved. It is locked up to the commit.</summary>
    protected static int TotalShare => Environment.CurrentManagedThreadId % TotalShares;

    internal object[] ParametersOf(IReadOnlyList<string> names, IReadOnlyList<object> values) =>
        [.. names.Zip(values, (name, value) => (object)ParameterOf(name, value))];

    /// <summary>A parameter of a type and length that depend on the kind of value alone, so that one plan serves each statement.</summary>
    protected abstract DbParameter ParameterOf(string name, object value);

    private protected override Task<int> ExecuteAsync(Statement statement, IReadOnlyList<object> values, CancellationToken cancellationToken) =>
        Database.ExecuteSqlRawAsync(Dialect.Write(statement), ParametersOf(statement.Parameters, values), cancellationToken);

    protected override Task StoreAsync(CancellationToken cancellationToken) =>
        Database.CreateExecutionStrategy().ExecuteAsync(StoreInTransactionAsync, cancellationToken);

    private async Task StoreInTransactionAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        await StoreWithinAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    // A pooled context is made of its options alone.
    private static AuditRecords RecordsOf(DbContextOptions options) =>
        options.FindExtension<CoreOptionsExtension>()!.ApplicationServiceProvider!.GetRequiredService<AuditRecords>();
}
