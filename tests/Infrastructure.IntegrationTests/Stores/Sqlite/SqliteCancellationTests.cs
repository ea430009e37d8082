using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Statements;
using ScimPlatform.Infrastructure.Sqlite;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores.Sqlite;

/// <summary>A statement ends when nobody waits for it any more. Each of these goes on for ever otherwise.</summary>
public sealed class SqliteCancellationTests
{
    private const string Endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT COUNT(*) AS [Value] FROM n";

    private CancellationTokenSource source = null!;
    private SqliteFile file = null!;
    private Product product = null!;

    [SetUp]
    public async Task Migrate()
    {
        source = new CancellationTokenSource();
        file = new SqliteFile();
        product = new Product(file.Options, new Cancelling(source));
        await product.MigrateAsync();
    }

    [TearDown]
    public async Task Remove()
    {
        source.Dispose();
        await product.DisposeAsync();
        await file.DisposeAsync();
    }

    [Test]
    public async Task Read_CancelledWhileItRuns_Ends()
    {
        await using var scope = product.NewScope();
        scope.Get<SqliteConnections>().Executing = _ => source.Cancel();

        var act = () => scope.Get<IStatements>().ReadAsync(new Statement(Endless), [], row => row.Long(0), source.Token);

        Assert.That(act, Throws.Exception.Matches<Exception>(IsCancelled));
    }

    [Test]
    public async Task Query_OfEfCoreCancelledWhileItRuns_Ends()
    {
        await using var context = product.NewContext();

        var act = () => context.Database.SqlQueryRaw<long>(Endless).ToListAsync(source.Token);

        Assert.That(act, Throws.Exception.Matches<Exception>(IsCancelled));
    }

    [Test]
    public async Task Save_CancelledInAStatement_StoresNothing()
    {
        await using var context = product.NewContext();
        var tenant = Sample.Tenant();
        context.Add(tenant);
        context.Execute($"WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) DELETE FROM Users WHERE Id IN (SELECT x FROM n)");

        Assert.That(() => ((IUnitOfWork)context).SaveChangesAsync(source.Token), Throws.InstanceOf<OperationCanceledException>());

        Assert.That(await TenantsAsync(), Is.Zero);
    }

    [Test]
    public async Task Save_CancelledAfterItStoredRows_StoresNothing()
    {
        var endless = new Statement(
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) DELETE FROM Users WHERE Id IN (SELECT x FROM n) AND @ids <> @other", "ids", "other");
        await using var scope = product.NewScope();
        scope.Get<SqliteConnections>().Executing = sql =>
        {
            if (sql == endless.Text)
            {
                source.Cancel();
            }
        };
        var context = scope.Get<ScimPlatformDbContext>();
        context.AddRange(Enumerable.Range(0, 100).Select(_ => Sample.Tenant()));
        context.InsertForEach(endless, [Guid.NewGuid()], Guid.NewGuid());

        Assert.That(() => ((IUnitOfWork)context).SaveChangesAsync(source.Token), Throws.InstanceOf<OperationCanceledException>());

        Assert.That((source.IsCancellationRequested, await TenantsAsync()), Is.EqualTo((true, 0)));
    }

    private async Task<int> TenantsAsync()
    {
        await using var context = product.NewContext();
        return await context.Set<Tenant>().CountAsync();
    }

    private static bool IsCancelled(Exception? exception) => exception is not null && (
        exception is OperationCanceledException || new SqliteFailures().Translate(exception) is OperationCanceledException);

    private sealed class Cancelling(CancellationTokenSource source) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            CancelIfEndless(command);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            CancelIfEndless(command);
            return ValueTask.FromResult(result);
        }

        private void CancelIfEndless(DbCommand command)
        {
            if (command.CommandText.Contains("RECURSIVE", StringComparison.Ordinal))
            {
                source.Cancel();
            }
        }
    }
}
