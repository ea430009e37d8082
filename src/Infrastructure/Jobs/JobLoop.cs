using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.Infrastructure.Jobs;

/// <summary>Keeps one job going for as long as the server runs. A failure is logged once, however often it repeats itself.</summary>
internal sealed partial class JobLoop<TJob>(
    IServiceScopeFactory scopes, JobSignal<TJob> signal, ILogger<JobLoop<TJob>> logger, TimeProvider time)
    : BackgroundService
    where TJob : class, IJob
{
    private static readonly string Name = typeof(TJob).Name;

    // Where work comes all the time, a round takes what came within this time.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(200);

    private bool isFailing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        JobMetrics.Begin(Name);
        using var timer = new PeriodicTimer(TJob.Pause, time);
        try
        {
            var (tick, called) = (timer.WaitForNextTickAsync(stoppingToken).AsTask(), signal.WaitAsync(stoppingToken));
            while (true)
            {
                if (await Task.WhenAny(tick, called) == tick)
                {
                    await tick;
                    tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
                }
                else
                {
                    await called;
                    await Task.Delay(Gathering, time, stoppingToken);
                    called = signal.WaitAsync(stoppingToken);
                }

                await RunAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested && TJob.RunsAtStop)
        {
            await RunAsync(CancellationToken.None);
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<TJob>().RunAsync(cancellationToken);
            Succeeded(start);
        }
        catch (ConcurrencyLost)
        {
            // Another node does the same just now: what it leaves is for the next round.
            Succeeded(start);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            JobMetrics.Failed(Name, time.GetElapsedTime(start));
            if (!isFailing && logger.IsEnabled(LogLevel.Warning))
            {
                Failed(Name, FailureTrace.Of(exception));
            }

            isFailing = true;
        }
    }

    private void Succeeded(long start)
    {
        isFailing = false;
        JobMetrics.Succeeded(Name, time.GetElapsedTime(start), time.GetUtcNow());
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Job} failed and goes on trying: {Failure}")]
    private partial void Failed(string job, string failure);
}

internal static class Jobs
{
    /// <summary>Starts a job with the server.</summary>
    public static IServiceCollection AddJob<TJob>(this IServiceCollection services)
        where TJob : class, IJob
    {
        services.AddScoped<TJob>();
        return services.AddHostedService<JobLoop<TJob>>();
    }
}
