using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;

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

    private async Task LookAsync() => counts.Add(await product.UseAsync(async (IScimTokenQueries tokens) =>
        (await tokens.ListLiveAsync(tenant, product.Time.GetUtcNow(), default)).Count));
}
