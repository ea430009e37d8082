using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.TenantSchemas;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin;

/// <summary>A new extension of users or groups.</summary>
/// <param name="Urn">its name for SCIM clients</param>
/// <param name="ResourceType">User or Group</param>
/// <param name="Name">its name for people</param>
/// <param name="Description">what it is for</param>
/// <param name="Attributes">definitions as in RFC 7643 section 7</param>
/// <param name="TenantId">the tenant; may be left out or null where the caller belongs to one</param>
public sealed record CreateSchemaRequest(
    [property: Constraints(MaxLength = SchemaUrn.MaxLength, Example = "urn:example:params:badge:2.0:User")] string Urn,
    [property: Constraints(Words = typeof(ResourceTypeNames))] string ResourceType,
    [property: Constraints(MinLength = 1, MaxLength = TenantSchema.MaxNameLength)] string Name,
    string? Description,
    IReadOnlyList<AttributeDefinition> Attributes,
    Guid? TenantId)
    : IRequestBody<CreateSchemaRequest>
{
    public static CreateSchemaRequest Read(JsonFields fields) => new(
        fields.RequiredText("urn"),
        fields.RequiredText("resource_type"),
        fields.RequiredText("name"),
        fields.Text("description"),
        fields.Require("attributes") ? fields.Objects("attributes", Attribute) ?? [] : [],
        fields.Uuid("tenant_id"));

    // What is left out has the default of RFC 7643 section 2.2; the types that know no case are exact, what is never read is never returned.
    private static AttributeDefinition Attribute(JsonFields fields)
    {
        var name = fields.RequiredText("name");
        var type = fields.Require("type") ? fields.Keyword<AttributeType>("type") ?? default : default;
        var mutability = fields.Keyword<Mutability>("mutability") ?? Mutability.ReadWrite;
        return new AttributeDefinition
        {
            Name = name,
            Type = type,
            MultiValued = fields.Flag("multiValued") ?? false,
            Description = fields.Text("description") ?? "",
            Required = fields.Flag("required") ?? false,
            CanonicalValues = fields.TextList("canonicalValues"),
            CaseExact = fields.Flag("caseExact") ?? type is AttributeType.Binary or AttributeType.Reference,
            Mutability = mutability,
            Returned = fields.Keyword<Returned>("returned") ?? (mutability == Mutability.WriteOnly ? Returned.Never : Returned.Default),
            Uniqueness = fields.Keyword<Uniqueness>("uniqueness") ?? Uniqueness.None,
            ReferenceTypes = fields.TextList("referenceTypes"),
            SubAttributes = fields.Objects("subAttributes", Attribute),
        };
    }
}

/// <summary>What can have a schema of a tenant's own.</summary>
internal static class ResourceTypeNames
{
    public static IReadOnlyList<string> Known { get; } = [.. SchemaRegistry.Core.ResourceTypes.Select(type => type.Name)];
}

/// <summary>An extension of users or groups.</summary>
[SchemaName("TenantSchema")]
public sealed record SchemaResponse(
    Guid Id,
    Guid TenantId,
    string Urn,
    [property: Constraints(Words = typeof(ResourceTypeNames))] string ResourceType,
    string Name,
    string Description,
    IReadOnlyList<AttributeDefinition> Attributes,
    DateTimeOffset CreatedAt,
    string CreatedBy)
{
    public static SchemaResponse Of(TenantSchemaView view) => new(
        view.Id,
        view.TenantId,
        view.Schema.Id,
        view.ResourceType,
        view.Schema.Name,
        view.Schema.Description,
        view.Schema.Attributes,
        view.CreatedAt,
        view.CreatedBy);
}
