using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.Application.Scim.Filters;

/// <summary>
/// An order of resources (RFC 7644 section 3.4.2.3). Who has no value comes last, or first when descending; of a multi-valued attribute
/// the primary value counts, else the first; text that is not <c>caseExact</c> is compared by its <see cref="CaseFold.Fold"/>.
/// </summary>
/// <param name="Path">what is compared: no complex attribute, and nothing that is never shown</param>
/// <param name="Descending">the exact reverse of ascending</param>
public sealed record SortBy(BoundPath Path, bool Descending)
{
    /// <summary>Reads <c>sortBy</c> and <c>sortOrder</c>; without <c>sortBy</c> there is no order to read.</summary>
    /// <exception cref="ScimFault">invalidPath: nothing can be sorted by that attribute; invalidValue: no such order</exception>
    public static SortBy? Bind(string? sortBy, string? sortOrder, ResourceType type)
    {
        var descending = IsDescending(sortOrder);
        return string.IsNullOrEmpty(sortBy) ? null : new SortBy(Comparable(sortBy, type), descending);
    }

    /// <summary>Reads an order over resources of several types for one of them: null when only others know the attribute.</summary>
    /// <exception cref="ScimFault">as for <see cref="Bind"/>; no type knows the attribute</exception>
    public static SortBy? BindAmong(string? sortBy, string? sortOrder, ResourceType type, IReadOnlyList<ResourceType> types)
    {
        var path = string.IsNullOrEmpty(sortBy) ? null : AttributePath.TryParse(sortBy);
        var isElsewhere = path is not null && FilterBinder.Find(path, type) is null
            && types.Any(other => FilterBinder.Find(path, other) is not null);
        return Bind(isElsewhere ? null : sortBy, sortOrder, type);
    }

    private static bool IsDescending(string? sortOrder) => sortOrder?.ToLowerInvariant() switch
    {
        null or "" or "ascending" => false,
        "descending" => true,
        _ => throw new ScimFault(ScimType.InvalidValue, "'sortOrder' is 'ascending' or 'descending'."),
    };

    private static BoundPath Comparable(string sortBy, ResourceType type)
    {
        var path = AttributePath.TryParse(sortBy) is { } parsed ? FilterBinder.Find(parsed, type) : null;
        path = path is { Sub: null, Attribute.Type: AttributeType.Complex } && path.Attribute.Sub("value") is { } value
            ? path with { Sub = value }
            : path;
        return path switch
        {
            null => throw Fault($"'{sortBy}' is no attribute that can be sorted by."),
            { Attribute.Returned: Returned.Never } or { Sub.Returned: Returned.Never } =>
                throw Fault($"'{sortBy}' cannot be sorted by: its value is never shown."),
            { Target.Type: AttributeType.Complex } => throw Fault($"'{sortBy}' is complex: sort by one of its sub-attributes."),
            _ => path,
        };
    }

    private static ScimFault Fault(string detail) => new(ScimType.InvalidPath, detail);
}
