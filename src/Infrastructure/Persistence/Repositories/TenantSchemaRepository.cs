using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.Infrastructure.Filtering;
using ScimPlatform.Infrastructure.Persistence.Queries;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class TenantSchemaRepository(ScimPlatformDbContext context) : ITenantSchemaRepository
{
    public void Add(TenantSchema schema) => context.Add(schema);

    public Task<TenantSchema?> FindAsync(TenantId tenant, string urnOrId, CancellationToken cancellationToken) =>
        context.TenantSchemas.Named(tenant, urnOrId).SingleOrDefaultAsync(cancellationToken);

    public async Task<bool> IsUsedAsync(TenantId tenant, SchemaUrn urn, CancellationToken cancellationToken)
    {
        // Documents hold extensions under the URN as the schema spells it. Most have it nowhere, which is seen without reading their JSON.
        var name = urn.Value;
        return await context.Users.AnyAsync(
                user => user.TenantId == tenant && ScimSql.Has(user.Document, name)
                    && ScimSql.Members(user.Document, JsonPath.Root).Any(member => member.Key == name),
                cancellationToken)
            || await context.Groups.AnyAsync(
                group => group.TenantId == tenant && ScimSql.Has(group.Document, name)
                    && ScimSql.Members(group.Document, JsonPath.Root).Any(member => member.Key == name),
                cancellationToken);
    }

    public void Remove(TenantSchema schema)
    {
        context.TenantSchemas.Remove(schema);
        context.Require(async cancellationToken =>
        {
            if (await IsUsedAsync(schema.TenantId, schema.Urn, cancellationToken))
            {
                throw new SchemaInUse();
            }
        });
    }
}
