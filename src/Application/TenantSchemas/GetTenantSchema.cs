using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.TenantSchemas;

/// <param name="Tenant">whose</param>
/// <param name="UrnOrId">its URN in any case, or its id</param>
public sealed record GetTenantSchemaQuery(TenantId Tenant, string UrnOrId) : IQuery<TenantSchemaView>;

internal sealed class GetTenantSchemaHandler(ITenantSchemaQueries schemas) : IRequestHandler<GetTenantSchemaQuery, TenantSchemaView>
{
    public async Task<TenantSchemaView> Handle(GetTenantSchemaQuery query, CancellationToken cancellationToken) =>
        await schemas.FindAsync(query.Tenant, query.UrnOrId, cancellationToken) ?? throw new Refusal(Error.NotFound("Schema"));
}
