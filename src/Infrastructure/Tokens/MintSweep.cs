using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Idempotency;

namespace ScimPlatform.Infrastructure.Tokens;

/// <summary>Erases, soon after their ten minutes, the secrets that are kept for repeated mints. Any number of nodes may do so at once.</summary>
internal sealed partial class MintSweep(IServiceScopeFactory scopes, ILogger<MintSweep> logger, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await SweepAsync(stoppingToken);
        }
    }

    private async Task SweepAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SweepMintsCommand(), stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            NotSwept(FailureTrace.Of(exception));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Kept secrets could not be erased; it will be tried again: {Failure}")]
    private partial void NotSwept(string failure);
}
