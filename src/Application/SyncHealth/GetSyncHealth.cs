using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.SyncHealth;

/// <summary>How a tenant's synchronization does, for alerts and for people.</summary>
public sealed record GetSyncHealthQuery(TenantId Tenant) : IQuery<SyncHealthView>;

internal sealed class GetSyncHealthHandler(ISyncHealthQueries health, TimeProvider time) : IRequestHandler<GetSyncHealthQuery, SyncHealthView>
{
    public const int MostCredentials = 100;

    // With the one that has only begun.
    private const int Hours = 24;

    public async Task<SyncHealthView> Handle(GetSyncHealthQuery query, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var hour = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour));
        var hours = Enumerable.Range(0, Hours).Select(index => hour.AddHours(index - Hours + 1)).ToList();
        var credentials = await health.CredentialsAsync(query.Tenant, now, MostCredentials, cancellationToken);
        return new SyncHealthView(
            credentials.Select(credential => credential.State).DefaultIfEmpty(SyncState.Unused).Max(),
            credentials,
            await health.ErrorsAsync(query.Tenant, hours[0], hour.AddHours(1), cancellationToken),
            await health.SeriesAsync(query.Tenant, hours, cancellationToken));
    }
}
