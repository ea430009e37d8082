using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.ProvisioningLog;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.ProvisioningLog;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

internal sealed class ProvisioningLogQueries(ScimPlatformDbContext context) : IProvisioningLogQueries
{
    // Without the bodies, which would be read for nothing.
    private static readonly Expression<Func<ProvisioningEntry, ProvisioningEntryView>> ToView = entry => new ProvisioningEntryView(
        entry.Id,
        entry.TenantId.Value,
        entry.OccurredAt,
        entry.Caller,
        entry.Method,
        entry.Path,
        entry.Query,
        entry.Status,
        entry.ScimType,
        entry.DurationMs,
        entry.ResourceId,
        entry.TraceId);

    private static readonly Func<ProvisioningEntry, ProvisioningEntryView> View = ToView.Compile();

    public async Task<IReadOnlyList<ProvisioningEntryView>> ListAsync(
        TenantId tenant, ProvisioningFilter filter, KeysetPosition? before, int count, CancellationToken cancellationToken) =>
        await Fitting(OfTenant(tenant), filter).Newest(before, count).Select(ToView).ToListAsync(cancellationToken);

    public async Task<ProvisioningEntryDetails?> FindAsync(TenantId tenant, Guid id, CancellationToken cancellationToken)
    {
        var entry = await OfTenant(tenant).SingleOrDefaultAsync(entry => entry.Id == id, cancellationToken);
        return entry is null
            ? null
            : new ProvisioningEntryDetails(View(entry), Shown(entry.RequestBody, entry.RequestIsCut), Shown(entry.ResponseBody, entry.ResponseIsCut));
    }

    private static ShownBody Shown(string? body, bool isCut) => new(body is null ? null : JsonDocument.Parse(body).RootElement, isCut);

    private static IQueryable<ProvisioningEntry> Fitting(IQueryable<ProvisioningEntry> entries, ProvisioningFilter filter)
    {
        if (filter is { LowestStatus: { } lowest, HighestStatus: { } highest })
        {
            entries = entries.Where(entry => entry.Status >= lowest && entry.Status <= highest);
        }

        if (filter.Path is { } path)
        {
            entries = entries.Where(entry => entry.Path.StartsWith(path));
        }

        if (filter.Method is { } method)
        {
            entries = entries.Where(entry => entry.Method == method);
        }

        if (filter.Resource is { } resource)
        {
            entries = entries.Where(entry => entry.ResourceId == resource);
        }

        return entries.Between(filter.From, filter.To);
    }

    private IQueryable<ProvisioningEntry> OfTenant(TenantId tenant) =>
        context.ProvisioningEntries.AsNoTracking().Where(entry => entry.TenantId == tenant);
}
