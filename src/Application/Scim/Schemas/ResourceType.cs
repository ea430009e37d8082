using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.Schemas;

/// <summary>A type of resource: its endpoint, core schema and extensions (RFC 7643 section 6).</summary>
/// <param name="Name">"User" or "Group"; also the value of <c>meta.resourceType</c></param>
/// <param name="Endpoint">relative to the base, with the leading slash: "/Users"</param>
/// <param name="Description">for people</param>
/// <param name="Core">the schema whose attributes stand at the top of the document</param>
/// <param name="Common">id, externalId, meta and schemas (RFC 7643 section 3.1), which belong to no schema of their own</param>
/// <param name="Extensions">schemas whose attributes stand in an object under their URN</param>
public sealed record ResourceType(
    string Name, string Endpoint, string Description, Schema Core, Schema Common, IReadOnlyList<Schema> Extensions)
{
    /// <summary>The extension with that URN in any case, or null.</summary>
    public Schema? Extension(string urn) =>
        Extensions.FirstOrDefault(schema => schema.Id.Equals(urn, StringComparison.OrdinalIgnoreCase));

    /// <summary>The attribute at the top of the document with that name in any case, or null.</summary>
    public AttributeDefinition? TopLevel(string name) => Core.Attribute(name) ?? Common.Attribute(name);

    /// <summary>
    /// What a path means for this type, or null when it names nothing. A path without URN, or with the core schema's, is looked
    /// for at the top of the document; with an extension's URN, in that extension.
    /// </summary>
    public BoundPath? Bind(AttributePath path)
    {
        var extension = path.SchemaUrn is null ? null : Extension(path.SchemaUrn);
        if (path.SchemaUrn is not null && extension is null && !Core.Id.Equals(path.SchemaUrn, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var attribute = extension is null ? TopLevel(path.Name) : extension.Attribute(path.Name);
        var sub = path.SubName is null ? null : attribute?.Sub(path.SubName);
        return attribute is null || (path.SubName is not null && sub is null)
            ? null
            : new BoundPath(extension, attribute, sub);
    }
}
