using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Patching;

/// <summary>A path that was found in a resource type's schemas.</summary>
/// <param name="Extension">the extension that holds the attribute, or null</param>
/// <param name="Attribute">the attribute</param>
/// <param name="Filter">which values of a multi-valued attribute; null means all</param>
/// <param name="Sub">the sub-attribute, or null</param>
internal sealed record PatchTarget(Schema? Extension, AttributeDefinition Attribute, BoundFilter? Filter, AttributeDefinition? Sub)
{
    public static PatchTarget Bind(ResourceType type, PatchPath path)
    {
        var bound = type.Bind(path.Attribute) ?? throw Unknown(path.Attribute.ToString());
        if (path.Filter is null)
        {
            return new PatchTarget(bound.Extension, bound.Attribute, null, bound.Sub);
        }

        if (!bound.Attribute.MultiValued)
        {
            throw new ScimFault(ScimType.InvalidPath, $"'{bound}' has a single value, which a filter cannot select.");
        }

        var sub = path.SubName is null ? null : bound.Attribute.Sub(path.SubName) ?? throw Unknown($"{bound}.{path.SubName}");
        return new PatchTarget(bound.Extension, bound.Attribute, FilterBinder.BindElement(path.Filter, bound.Attribute), sub);
    }

    /// <summary>Where the target is, for faults; without the filter, whose literals may be personal.</summary>
    public override string ToString() => new BoundPath(Extension, Attribute, Sub).ToString();

    public static ScimFault Unknown(string path) => new(ScimType.InvalidPath, $"There is no attribute '{path}'.");
}
