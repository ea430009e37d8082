using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.TenantSchemas;

/// <summary>
/// A tenant's own extension of users or groups. It is made and removed, never changed: what is stored under it keeps its meaning.
/// Each of both moves the tenant's schema version.
/// </summary>
public sealed class TenantSchema
{
    public const int MaxPerTenant = 50;
    public const int MaxNameLength = 100;

    private TenantSchema()
    {
    }

    public TenantSchemaId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public SchemaUrn Urn { get; private init; } = null!;

    /// <summary>What <see cref="Urn"/> is compared and indexed by.</summary>
    public string UrnKey { get; private init; } = null!;

    /// <summary>The name of the type of resource that it extends.</summary>
    public string ResourceType { get; private init; } = null!;

    /// <summary>The whole schema as RFC 7643 section 7 writes it.</summary>
    public string Definition { get; private init; } = null!;

    public DateTimeOffset CreatedAt { get; private init; }

    public string CreatedBy { get; private init; } = null!;

    /// <param name="tenant">whose schema</param>
    /// <param name="content">what it says</param>
    /// <param name="held">how many schemas the tenant has</param>
    /// <param name="by">who makes it</param>
    /// <param name="now">when</param>
    /// <exception cref="TooManySchemas">the tenant has as many as it may</exception>
    public static TenantSchema Define(Tenant tenant, SchemaContent content, int held, Actor by, DateTimeOffset now)
    {
        if (held >= MaxPerTenant)
        {
            throw new TooManySchemas();
        }

        var schema = new TenantSchema
        {
            Id = TenantSchemaId.New(now),
            TenantId = tenant.Id,
            Urn = content.Urn,
            UrnKey = content.Urn.Key,
            ResourceType = content.ResourceType,
            Definition = content.Definition,
            CreatedAt = now,
            CreatedBy = by.Subject,
        };
        tenant.SchemasChanged(schema.Happened(EventName.SchemaCreated));
        return schema;
    }

    /// <summary>To be called before it is removed.</summary>
    /// <exception cref="SchemaInUse">a resource has a value under it</exception>
    public void Retire(Tenant tenant, bool isUsed)
    {
        if (isUsed)
        {
            throw new SchemaInUse();
        }

        tenant.SchemasChanged(Happened(EventName.SchemaDeleted));
    }

    private DomainEvent Happened(EventName name) => new(name, TenantId, Id.Value)
    {
        IsOfAnother = true,
        Changes = [new Change.Fact("urn", Urn.Value), new Change.Fact("resource_type", ResourceType)],
    };
}

/// <param name="Urn">the schema's name</param>
/// <param name="ResourceType">the name of the type of resource that it extends</param>
/// <param name="Definition">the whole schema as JSON</param>
public sealed record SchemaContent(SchemaUrn Urn, string ResourceType, string Definition);
