using ScimPlatform.Application.Common;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.TenantSchemas;

/// <summary>
/// The newest registry of each tenant that this node has met. A schema version comes with every look-up of a caller, so that a change
/// is in force on the next request of every node, and nothing has to be asked while nothing has changed. It holds so many tenants and
/// no more; what was forgotten is read again.
/// </summary>
public sealed class SchemaCache
{
    public const int MaxTenants = 4096;

    private static readonly Entry Untouched = new(0, SchemaRegistry.Core);

    private readonly BoundedMemory<TenantId, Entry> entries = new(MaxTenants);

    /// <summary>The registry at the newest version that was met, or null when the tenant is new here.</summary>
    internal SchemaRegistry? Find(TenantId tenant) => entries.TryFind(tenant, out var entry) ? entry.Registry : null;

    /// <summary>The registry at that version or a later one, or null when there is only an older one.</summary>
    public SchemaRegistry? Find(TenantId tenant, long version)
    {
        if (!entries.TryFind(tenant, out var entry))
        {
            return version == Untouched.Version ? Remember(tenant, version, Untouched.Registry) : null;
        }

        return entry.Version >= version ? entry.Registry : null;
    }

    /// <summary>Keeps the registry unless a newer one is known; answers the newer of both.</summary>
    internal SchemaRegistry Remember(TenantId tenant, long version, SchemaRegistry registry) =>
        entries.Remember(tenant, new Entry(version, registry), (known, learnt) => known.Version >= learnt.Version ? known : learnt).Registry;

    private sealed record Entry(long Version, SchemaRegistry Registry);
}
