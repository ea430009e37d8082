using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.TenantSchemas;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.TenantSchemas;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

internal sealed class TenantSchemaQueries(LazyContext context) : ITenantSchemaQueries
{
    public async Task<TenantSchemaView?> FindAsync(TenantId tenant, string urnOrId, CancellationToken cancellationToken)
    {
        var schema = await context.Value.TenantSchemas.AsNoTracking().Named(tenant, urnOrId).SingleOrDefaultAsync(cancellationToken);
        return schema is null ? null : TenantSchemaView.Of(schema);
    }

    public Task<Page<TenantSchemaView>> ListAsync(TenantId tenant, PageRequest page, CancellationToken cancellationToken) =>
        OfTenant(tenant).ToPageAsync(page, TenantSchemaView.Of, cancellationToken);

    // The version before the schemas: what is read between two changes then counts as the older state, and is read again.
    public async Task<TenantExtensions> OfTenantAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var version = await context.Value.Tenants.AsNoTracking()
            .Where(found => found.Id == tenant).Select(found => found.SchemaVersion).SingleOrDefaultAsync(cancellationToken);
        var schemas = version == 0 ? [] : await OfTenant(tenant).ToListAsync(cancellationToken);
        return new TenantExtensions(version, [.. schemas.Select(SchemaDefinition.ExtensionOf)]);
    }

    private IQueryable<TenantSchema> OfTenant(TenantId tenant) => context.Value.TenantSchemas.AsNoTracking()
        .Where(schema => schema.TenantId == tenant).OrderBy(schema => schema.CreatedAt).ThenBy(schema => schema.Id);
}

internal static class TenantSchemaNames
{
    /// <summary>The tenant's schema with that URN in any case, or with that id.</summary>
    public static IQueryable<TenantSchema> Named(this IQueryable<TenantSchema> schemas, TenantId tenant, string urnOrId)
    {
        var ofTenant = schemas.Where(schema => schema.TenantId == tenant);
        if (Guid.TryParseExact(urnOrId, "D", out var uuid))
        {
            var id = new TenantSchemaId(uuid);
            return ofTenant.Where(schema => schema.Id == id);
        }

        var key = SchemaUrn.KeyOf(urnOrId);
        return ofTenant.Where(schema => schema.UrnKey == key);
    }
}
