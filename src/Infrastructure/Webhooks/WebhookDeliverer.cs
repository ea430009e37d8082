using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Webhooks;

namespace ScimPlatform.Infrastructure.Webhooks;

/// <summary>
/// Looks for webhooks that have something to send and takes turns at them, each for itself: one that is slow or dead takes nothing from the others
/// but a place, and those that failed last have half of the places at most.
/// </summary>
internal sealed partial class WebhookDeliverer(
    IServiceScopeFactory scopes, WebhookSignal signal, TimeProvider time, ILogger<WebhookDeliverer> logger) : BackgroundService
{
    private const int Places = 64;
    private const int PlacesOfFailing = Places / 2;
    private const int TicksWithoutWebhooks = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<WebhookId, Turn> running = new();
    private bool isFailing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        var (tick, called) = (timer.WaitForNextTickAsync(stoppingToken).AsTask(), signal.WaitAsync(stoppingToken));
        for (var ticks = 0; ; ticks++)
        {
            if (await Task.WhenAny(tick, called) == tick)
            {
                await tick;
                tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
                if (!signal.HasWebhooks && ticks % TicksWithoutWebhooks != 0)
                {
                    continue;
                }
            }
            else
            {
                await called;
                called = signal.WaitAsync(stoppingToken);
            }

            await LookAsync(stoppingToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(running.Values.Select(turn => turn.Ends)).WaitAsync(cancellationToken);
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var due = await scope.ServiceProvider.GetRequiredService<DueWebhooks>().FindAsync(Places, cancellationToken);
            foreach (var webhook in due.Where(HasPlace))
            {
                Begin(webhook, cancellationToken);
            }

            isFailing = false;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (!isFailing)
            {
                NotLooked(FailureTrace.Of(exception));
            }

            isFailing = true;
        }
    }

    private bool HasPlace(DueWebhook webhook) =>
        running.Count < Places && !running.ContainsKey(webhook.Id) && (!webhook.IsFailing || running.Values.Count(turn => turn.IsFailing) < PlacesOfFailing);

    private void Begin(DueWebhook webhook, CancellationToken cancellationToken)
    {
        var ends = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        running[webhook.Id] = new Turn(ends.Task, webhook.IsFailing);
        _ = Task.Run(() => RunAsync(webhook.Id, ends, cancellationToken), CancellationToken.None);
    }

    private async Task RunAsync(WebhookId webhook, TaskCompletionSource ends, CancellationToken cancellationToken)
    {
        var hasMore = false;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            hasMore = await scope.ServiceProvider.GetRequiredService<WebhookTurn>().RunAsync(webhook, cancellationToken);
        }
        catch (ConcurrencyLost)
        {
            TurnOfAnother(webhook.Value);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            NotSent(webhook.Value, FailureTrace.Of(exception));
        }
        catch (OperationCanceledException)
        {
            // This node stops.
            TurnOfAnother(webhook.Value);
        }
        finally
        {
            running.TryRemove(webhook, out _);
            ends.SetResult();
        }

        if (hasMore)
        {
            signal.Set();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhooks that have something to send could not be looked for: {Failure}")]
    private partial void NotLooked(string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A turn at webhook {Webhook} failed: {Failure}")]
    private partial void NotSent(Guid webhook, string failure);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Webhook {Webhook} is left to another node.")]
    private partial void TurnOfAnother(Guid webhook);

    private sealed record Turn(Task Ends, bool IsFailing);
}
