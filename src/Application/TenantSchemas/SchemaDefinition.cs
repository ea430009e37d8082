using System.Text.Json;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.TenantSchemas;

namespace ScimPlatform.Application.TenantSchemas;

/// <summary>A tenant's schema as it is stored: the JSON that <c>/Schemas</c> shows.</summary>
public static class SchemaDefinition
{
    public static string Write(Schema schema) => JsonSerializer.Serialize(schema, SchemaRegistry.Json);

    public static SchemaExtension ExtensionOf(TenantSchema schema) => new(schema.ResourceType, Read(schema.Definition));

    private static Schema Read(string definition) =>
        JsonSerializer.Deserialize<Schema>(definition, SchemaRegistry.Json)
        ?? throw new InvalidOperationException("A stored schema is empty.");
}
