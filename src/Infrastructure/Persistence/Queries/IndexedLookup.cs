using ScimPlatform.Application.Scim.Filters;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

/// <summary>A filter that asks for one value of an attribute: what connectors ask before they create.</summary>
/// <param name="Attribute">the attribute of the core schema</param>
/// <param name="Key">the value, in the form in which values are compared</param>
internal readonly record struct IndexedLookup(string Attribute, string Key)
{
    /// <returns>null for any other filter</returns>
    public static IndexedLookup? Of(BoundFilter? filter) => filter is BoundFilter.Compare
    {
        Operator: CompareOperator.Eq,
        Path: { Extension: null, Attribute.Name: var attribute },
        Value: FilterValue.Text { Key: var key },
    }
        ? new IndexedLookup(attribute, key)
        : null;
}
