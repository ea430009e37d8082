using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Audit;

/// <summary>Whether the audit knows of a tenant, which may be gone.</summary>
public sealed record HasAuditEventsQuery(TenantId Tenant) : IQuery<bool>, IAside;

internal sealed class HasAuditEventsHandler(IAuditQueries events) : IRequestHandler<HasAuditEventsQuery, bool>
{
    public Task<bool> Handle(HasAuditEventsQuery query, CancellationToken cancellationToken) =>
        events.KnowsAsync(query.Tenant, cancellationToken);
}
