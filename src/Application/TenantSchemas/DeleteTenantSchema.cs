using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.TenantSchemas;

namespace ScimPlatform.Application.TenantSchemas;

/// <summary>Removes a schema that nothing has a value under.</summary>
/// <param name="Tenant">whose</param>
/// <param name="UrnOrId">its URN in any case, or its id</param>
public sealed record DeleteTenantSchemaCommand(TenantId Tenant, string UrnOrId) : ICommand<Unit>, IRepeatable;

internal sealed class DeleteTenantSchemaHandler(ITenantRepository tenants, ITenantSchemaRepository schemas, IUnitOfWork unitOfWork)
    : IRequestHandler<DeleteTenantSchemaCommand, Unit>
{
    public async Task<Unit> Handle(DeleteTenantSchemaCommand command, CancellationToken cancellationToken)
    {
        var tenant = await tenants.GetAsync(command.Tenant, cancellationToken);
        var schema = await schemas.FindAsync(tenant.Id, command.UrnOrId, cancellationToken)
            ?? throw new Refusal(Error.NotFound("Schema"));
        schema.Retire(tenant, await schemas.IsUsedAsync(tenant.Id, schema.Urn, cancellationToken));
        schemas.Remove(schema);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
