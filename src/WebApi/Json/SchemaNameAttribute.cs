namespace ScimPlatform.WebApi.Json;

/// <summary>The name of a wire type in the OpenAPI document: the one of the published page, where it has one.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SchemaNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
