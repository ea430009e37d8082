using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.Infrastructure.Background;

/// <summary>Keeps one sweep going for as long as the server runs. A failure is logged once, however often it repeats itself.</summary>
internal sealed partial class SweepLoop<TSweep>(IServiceScopeFactory scopes, ILogger<SweepLoop<TSweep>> logger, TimeProvider time)
    : BackgroundService
    where TSweep : class, ISweep
{
    private bool isFailing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TSweep.Pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RunAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested && TSweep.RunsAtStop)
        {
            await RunAsync(CancellationToken.None);
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<TSweep>().RunAsync(cancellationToken);
            isFailing = false;
        }
        catch (ConcurrencyLost)
        {
            // Another node does the same just now: what it leaves is for the next round.
            isFailing = false;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (!isFailing && logger.IsEnabled(LogLevel.Warning))
            {
                Failed(typeof(TSweep).Name, FailureTrace.Of(exception));
            }

            isFailing = true;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Sweep} failed and goes on trying: {Failure}")]
    private partial void Failed(string sweep, string failure);
}

internal static class Sweeps
{
    /// <summary>Starts a sweep with the server.</summary>
    public static IServiceCollection AddSweep<TSweep>(this IServiceCollection services)
        where TSweep : class, ISweep
    {
        services.AddScoped<TSweep>();
        return services.AddHostedService<SweepLoop<TSweep>>();
    }
}
