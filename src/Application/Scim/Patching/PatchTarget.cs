using System.Text.Json.Nodes;
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

    /// <summary>What an operation's path means; null when it means the resource or an extension as a whole.</summary>
    /// <exception cref="ScimFault">invalidPath or invalidFilter</exception>
    public static PatchTarget? Of(ResourceType type, PatchOperation operation) =>
        operation.Path is not { } path || type.Extension(path) is not null || type.Core.Id.Equals(path, StringComparison.OrdinalIgnoreCase)
            ? null
            : Bind(type, PatchPathParser.Parse(path));

    /// <summary>The list of values in the document that the target is about, or null when there is none.</summary>
    public JsonArray? Values(JsonObject document)
    {
        var holder = Extension is null ? document : document[Extension.Id] as JsonObject;
        return holder?[Attribute.Name] as JsonArray;
    }

    /// <summary>Whether the document has a value that the filter selects.</summary>
    public bool SelectsAny(JsonObject document) =>
        Values(document) is { } all && all.Any(element => Filter is null || FilterEvaluator.Matches(Filter, element));

    public bool IsReadOnly => Attribute.Mutability == Mutability.ReadOnly || Sub?.Mutability == Mutability.ReadOnly;

    /// <summary>Where the target is, for faults; without the filter, whose literals may be personal.</summary>
    public override string ToString() => new BoundPath(Extension, Attribute, Sub).ToString();

    public static ScimFault ReadOnly(string path) => new(ScimType.Mutability, $"'{path}' is readOnly.");

    public static ScimFault Unknown(string path) => new(ScimType.InvalidPath, $"There is no attribute '{path}'.");
}
