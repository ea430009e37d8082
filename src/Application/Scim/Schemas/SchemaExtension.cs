namespace ScimPlatform.Application.Scim.Schemas;

/// <summary>A schema whose attributes a type of resource may have besides its own.</summary>
/// <param name="ResourceType">the type's name</param>
/// <param name="Schema">the schema</param>
public sealed record SchemaExtension(string ResourceType, Schema Schema);
