using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>A path that was found in a resource type's schemas.</summary>
/// <param name="Extension">the extension that holds the attribute, or null when it stands at the top of the document</param>
/// <param name="Attribute">the attribute</param>
/// <param name="Sub">the sub-attribute, or null when the path ends at the attribute</param>
public sealed record BoundPath(Schema? Extension, AttributeDefinition Attribute, AttributeDefinition? Sub)
{
    /// <summary>The definition that the path ends at.</summary>
    public AttributeDefinition Target => Sub ?? Attribute;

    /// <summary>The path in the schema's own spelling.</summary>
    public override string ToString() =>
        (Extension is null ? "" : Extension.Id + ":") + Attribute.Name + (Sub is null ? "" : "." + Sub.Name);
}
