using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.RoleMappings;

public sealed record GetRoleMappingQuery(TenantId Tenant, RoleMappingId Id) : IQuery<RoleMappingView>;

internal sealed class GetRoleMappingHandler(IRoleMappingQueries mappings) : IRequestHandler<GetRoleMappingQuery, RoleMappingView>
{
    public async Task<RoleMappingView> Handle(GetRoleMappingQuery query, CancellationToken cancellationToken) =>
        await mappings.FindAsync(query.Tenant, query.Id, cancellationToken) ?? throw new Refusal(Error.NotFound("Role mapping"));
}
