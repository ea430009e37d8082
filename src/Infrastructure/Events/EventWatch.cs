using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Events;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Events;

/// <summary>
/// Wakes those who wait for events: at once for what this node numbers, and for what other nodes do within a second, by one question about all
/// tenants that somebody waits for. Who waits holds a few objects, no thread and no connection.
/// </summary>
internal sealed partial class EventWatch(IServiceScopeFactory scopes, TimeProvider time, ILogger<EventWatch> logger)
    : BackgroundService, IEventWatch, INumberedRecords
{
    public const int MaxOfTenant = 32;
    private const int MostAtOnce = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly Error TooMany = new(ErrorKind.TooManyRequests, "Too many requests of this tenant are waiting for events.")
    {
        RetryAfter = TimeSpan.FromSeconds(1),
    };

    private readonly Lock gate = new();
    private readonly Dictionary<TenantId, Waiting> waiting = [];
    private bool isStopping;
    private bool isFailing;

    public IEventWait Begin(TenantId tenant)
    {
        lock (gate)
        {
            var of = waiting.TryGetValue(tenant, out var known) ? known : waiting[tenant] = new Waiting();
            if (of.Count == MaxOfTenant)
            {
                throw new Refusal(TooMany);
            }

            of.Count++;
            return new Place(this, tenant, of);
        }
    }

    public void Numbered(TenantId tenant)
    {
        lock (gate)
        {
            if (waiting.TryGetValue(tenant, out var of))
            {
                of.Wake();
            }
        }
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            isStopping = true;
            foreach (var of in waiting.Values)
            {
                of.Wake();
            }
        }

        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
                isFailing = false;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                if (!isFailing)
                {
                    Failed(FailureTrace.Of(exception));
                }

                isFailing = true;
            }
        }
    }

    // What others numbered.
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        TenantId[] tenants;
        lock (gate)
        {
            if (waiting.Count == 0)
            {
                return;
            }

            tenants = [.. waiting.Keys];
        }

        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<ScimPlatformDbContext>();
        foreach (var some in tenants.Chunk(MostAtOnce))
        {
            var ends = await context.AuditChains.AsNoTracking().Where(chain => some.Contains(chain.TenantId))
                .Select(chain => new { chain.TenantId, chain.LastSequence }).ToListAsync(cancellationToken);
            lock (gate)
            {
                foreach (var end in ends)
                {
                    waiting.GetValueOrDefault(end.TenantId)?.Ends(end.LastSequence);
                }
            }
        }
    }

    private void Leave(TenantId tenant, Waiting of)
    {
        lock (gate)
        {
            of.Count--;
            if (of.Count == 0)
            {
                waiting.Remove(tenant);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What other nodes numbered could not be asked: {Failure}")]
    private partial void Failed(string failure);

    /// <summary>Those who wait for one tenant's events.</summary>
    private sealed class Waiting
    {
        private TaskCompletionSource next = New();
        private long? last;

        public int Count { get; set; }

        public Task Next => next.Task;

        public void Wake()
        {
            next.TrySetResult();
            next = New();
        }

        public void Ends(long sequence)
        {
            if (last != sequence)
            {
                last = sequence;
                Wake();
            }
        }

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Place(EventWatch watch, TenantId tenant, Waiting of) : IEventWait
    {
        public bool IsStopping => watch.isStopping;

        public Task Next()
        {
            lock (watch.gate)
            {
                return of.Next;
            }
        }

        public void Dispose() => watch.Leave(tenant, of);
    }
}
