using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>Whether the process lives, and whether it can work: its database is reached and has everything.</summary>
internal static class Health
{
    public const string Root = "/health";
    public const string Live = Root + "/live";
    public const string Ready = Root + "/ready";

    private const string Tag = "ready";

    // Whoever asks, asks again soon.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(3);

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database", failureStatus: null, [Tag], TimeLimit);
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks(Live, new HealthCheckOptions { Predicate = _ => false });
        endpoints.MapHealthChecks(Ready, new HealthCheckOptions { Predicate = check => check.Tags.Contains(Tag) });
    }

    private sealed class DatabaseCheck(IServiceScopeFactory scopes) : IHealthCheck
    {
        // A driver may wait for a server that hangs for longer than whoever asks: then its answer is of no use, and ends by itself.
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await IsCompleteAsync(cancellationToken).WaitAsync(cancellationToken)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The database cannot be reached, or lacks migrations.");

        private async Task<bool> IsCompleteAsync(CancellationToken cancellationToken)
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<DatabaseMigration>().IsCompleteAsync(cancellationToken);
        }
    }
}
