using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Bulk;

/// <summary>What the path of an operation names.</summary>
/// <param name="Type">the type of resource</param>
/// <param name="Id">which one, as written; null for the type as a whole</param>
internal sealed record BulkTarget(ResourceType Type, string? Id)
{
    /// <summary>The path as a client would follow it.</summary>
    public string Path => Id is null ? Type.Endpoint : $"{Type.Endpoint}/{Uri.EscapeDataString(Id)}";

    /// <summary>The target, or null when the path names nothing that operations can be about. The types are the same for every tenant.</summary>
    public static BulkTarget? Of(string path)
    {
        var parts = path.TrimEnd('/').Split('/', 3);
        var type = parts is ["", var endpoint, ..]
            ? SchemaRegistry.Core.ResourceTypes.FirstOrDefault(type => type.Endpoint[1..].Equals(endpoint, StringComparison.OrdinalIgnoreCase))
            : null;
        return type is null ? null : new BulkTarget(type, parts.ElementAtOrDefault(2));
    }
}
