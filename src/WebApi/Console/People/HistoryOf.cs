using MediatR;
using ScimPlatform.Application.Audit;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.WebApi.Console.People;

/// <summary>The last records of the audit about a user or group.</summary>
internal static class HistoryOf
{
    private const int Shown = 20;

    public static async Task<IReadOnlyList<AuditEventView>> Async(IMediator sender, TenantId tenant, Guid resource, CancellationToken cancellationToken) =>
        (await sender.Send(new ListAuditEventsQuery(tenant, new AuditFilter(null, null, resource, null, null), Shown, null), cancellationToken)).Items;
}
