using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Auditing;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

internal sealed class AuditQueries(ScimPlatformDbContext context) : IAuditQueries
{
    public async Task<IReadOnlyList<AuditEventView>> ListAsync(
        TenantId tenant, AuditFilter filter, KeysetPosition? before, int count, CancellationToken cancellationToken)
    {
        var rows = await Fitting(OfTenant(tenant), filter).Newest(before, count).ToListAsync(cancellationToken);
        return [.. rows.Select(View)];
    }

    public Task<bool> KnowsAsync(TenantId tenant, CancellationToken cancellationToken) => OfTenant(tenant).AnyAsync(cancellationToken);

    private static IQueryable<AuditEvent> Fitting(IQueryable<AuditEvent> rows, AuditFilter filter)
    {
        if (filter.Action is { } action)
        {
            rows = rows.Where(row => row.Action == action);
        }

        if (filter.Actor is { } actor)
        {
            rows = rows.Where(row => row.Actor == actor);
        }

        if (filter.Target is { } target)
        {
            rows = rows.Where(row => row.TargetId == target);
        }

        return rows.Between(filter.From, filter.To);
    }

    private static AuditEventView View(AuditEvent row) => new(
        row.Id,
        row.TenantId.Value,
        row.OccurredAt,
        row.Actor,
        row.Action,
        row.Action[..row.Action.IndexOf('.', StringComparison.Ordinal)],
        row.TargetId,
        row.Ip,
        row.TraceId,
        JsonDocument.Parse(row.Changes).RootElement);

    private IQueryable<AuditEvent> OfTenant(TenantId tenant) => context.AuditEvents.AsNoTracking().Where(row => row.TenantId == tenant);
}
