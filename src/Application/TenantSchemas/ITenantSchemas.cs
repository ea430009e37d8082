using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.TenantSchemas;

/// <summary>Gives out what is served to each tenant.</summary>
public interface ITenantSchemas
{
    /// <summary>
    /// The tenant's registry, from memory wherever it can be. It is as new as the newest schema version that any request of this node
    /// has seen with its caller, so that within a request it is never older than what its caller was told.
    /// </summary>
    ValueTask<SchemaRegistry> OfAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>The tenant's registry at that schema version or a later one.</summary>
    ValueTask<SchemaRegistry> OfAsync(TenantId tenant, long version, CancellationToken cancellationToken);
}

/// <inheritdoc cref="ITenantSchemas"/>
internal sealed class RememberedSchemas(SchemaCache cache, ITenantSchemaQueries queries) : ITenantSchemas
{
    public async ValueTask<SchemaRegistry> OfAsync(TenantId tenant, CancellationToken cancellationToken) =>
        cache.Find(tenant) ?? await ReadAsync(tenant, cancellationToken);

    public async ValueTask<SchemaRegistry> OfAsync(TenantId tenant, long version, CancellationToken cancellationToken) =>
        cache.Find(tenant, version) ?? await ReadAsync(tenant, cancellationToken);

    private async Task<SchemaRegistry> ReadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var stored = await queries.OfTenantAsync(tenant, cancellationToken);
        return cache.Remember(tenant, stored.Version, SchemaRegistry.Core.With(stored.Extensions));
    }
}
