using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.WebApi.Telemetry;

/// <summary>Measures again and again what no request tells: whether the database answers, how many tenants there are, what waits to be sealed, who is silent.</summary>
internal sealed partial class InstallationWatch(
    IServiceScopeFactory scopes, TenantAttribute tenants, TimeProvider time, ILogger<InstallationWatch> logger) : BackgroundService
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private bool isFailing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        ServerMetrics.Begin();
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            await MeasureAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task MeasureAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var counts = await scope.ServiceProvider.GetRequiredService<IInstallationCounts>().CountAsync(cancellationToken);
            tenants.Counted(counts.Tenants);
            ServerMetrics.DatabaseUp.Record(1);
            ServerMetrics.Tenants.Record(counts.Tenants);
            ServerMetrics.AuditUnsealed.Record(counts.UnsealedAuditRecords);
            ServerMetrics.StalledConnectors.Record(counts.StalledCredentials);
            isFailing = false;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            ServerMetrics.DatabaseUp.Record(0);
            if (!isFailing && logger.IsEnabled(LogLevel.Warning))
            {
                Failed(FailureTrace.Of(exception));
            }

            isFailing = true;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The installation cannot be measured: {Failure}")]
    private partial void Failed(string failure);
}
