using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.TenantSchemas;

namespace ScimPlatform.Application.TenantSchemas;

/// <summary>A tenant's schema as it is shown.</summary>
/// <param name="Id">which one</param>
/// <param name="TenantId">whose</param>
/// <param name="ResourceType">the name of the type of resource that it extends</param>
/// <param name="Schema">what it says</param>
/// <param name="CreatedAt">when it was made</param>
/// <param name="CreatedBy">by whom</param>
public sealed record TenantSchemaView(
    Guid Id, Guid TenantId, string ResourceType, Schema Schema, DateTimeOffset CreatedAt, string CreatedBy)
{
    public static TenantSchemaView Of(TenantSchema schema)
    {
        var extension = SchemaDefinition.ExtensionOf(schema);
        return new TenantSchemaView(
            schema.Id.Value, schema.TenantId.Value, extension.ResourceType, extension.Schema, schema.CreatedAt, schema.CreatedBy);
    }
}
