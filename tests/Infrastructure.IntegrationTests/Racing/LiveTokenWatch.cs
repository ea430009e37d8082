using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Racing;

/// <summary>Counts a tenant's live tokens again and again while others race.</summary>
internal sealed class LiveTokenWatch(Product product, TenantId tenant) : IAsyncDisposable
{
    private readonly CancellationTokenSource end = new();
    private readonly List<int> counts = [];
    private Task watching = Task.CompletedTask;

    /// <summary>Everything seen while the race went on, and once more after it.</summary>
    public static async Task<(IReadOnlyList<Outcome<T>> Outcomes, IReadOnlyList<int> Counts)> WhileAsync<T>(
        Product product, TenantId tenant, Func<Task<IReadOnlyList<Outcome<T>>>> race)
    {
        await using var watch = new LiveTokenWatch(product, tenant);
        await watch.LookAsync();
        watch.watching = Task.Run(watch.LookOnAsync);
        var outcomes = await race();
        await watch.end.CancelAsync();
        await watch.watching;
        await watch.LookAsync();
        return (outcomes, watch.counts);
    }

    public ValueTask DisposeAsync()
    {
        end.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task LookOnAsync()
    {
        while (!end.IsCancellationRequested)
        {
            await LookAsync();
        }
    }

    private async Task LookAsync()
    {
        await using var scope = product.NewScope();
        var database = scope.Get<ScimPlatformDbContext>().Database;
        counts.Add(await (database.IsSqlServer() ? CountInSnapshotAsync(scope, database) : CountAsync(scope)));
    }

    // A statement in SQLite sees one moment; in SQL Server, read-committed as it is by default, only a snapshot does.
    private Task<int> CountInSnapshotAsync(Product.Scope scope, DatabaseFacade database) =>
        database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await database.ExecuteSqlRawAsync("ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON");
            await using var transaction = await database.BeginTransactionAsync(IsolationLevel.Snapshot);
            return await CountAsync(scope);
        });

    private async Task<int> CountAsync(Product.Scope scope) =>
        (await scope.Get<IScimTokenQueries>().ListLiveAsync(tenant, product.Time.GetUtcNow(), default)).Count;
}
