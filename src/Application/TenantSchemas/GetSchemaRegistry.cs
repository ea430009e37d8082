using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.TenantSchemas;

/// <summary>What is served to a tenant, at that schema version or a later one.</summary>
public sealed record GetSchemaRegistryQuery(TenantId Tenant, long Version) : IQuery<SchemaRegistry>, IAside;

internal sealed class GetSchemaRegistryHandler(ITenantSchemas schemas) : IRequestHandler<GetSchemaRegistryQuery, SchemaRegistry>
{
    public async Task<SchemaRegistry> Handle(GetSchemaRegistryQuery query, CancellationToken cancellationToken) =>
        await schemas.OfAsync(query.Tenant, query.Version, cancellationToken);
}
