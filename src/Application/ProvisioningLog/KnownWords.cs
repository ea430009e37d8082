using System.Runtime.CompilerServices;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.Application.ProvisioningLog;

/// <summary>
/// What the schemas of a tenant know, and so says nothing about a person and is no secret: attribute names, canonical values. Any other
/// name may be one that was pasted into the wrong place.
/// </summary>
internal sealed class KnownWords
{
    public const string Redacted = "***";

    private static readonly ConditionalWeakTable<SchemaRegistry, KnownWords> Cache = [];

    // The members of the messages of RFC 7644 section 3, and the parameters of our own.
    private static readonly string[] OfMessages =
    [
        "schemas", "Operations", "op", "path", "value", "method", "bulkId", "version", "data", "response", "location", "status", "detail",
        "scimType", "failOnErrors", "filter", "sortBy", "sortOrder", "startIndex", "count", "cursor", "attributes", "excludedAttributes",
        "Resources", "totalResults", "itemsPerPage", "nextCursor", "previousCursor", "tenant_id", "aadOptscim062020",
    ];

    private static readonly string[] Messages =
        [ScimUrns.ListResponse, ScimUrns.SearchRequest, ScimUrns.PatchOp, ScimUrns.BulkRequest, ScimUrns.BulkResponse, ScimUrns.Error];

    private readonly HashSet<string> attributes;
    private readonly HashSet<string> urns;
    private readonly HashSet<string> members;
    private readonly HashSet<string> secrets;
    private readonly Dictionary<string, HashSet<string>> canonical;

    private KnownWords(SchemaRegistry schemas)
    {
        var all = schemas.Schemas.Concat(schemas.ResourceTypes.Select(type => type.Common)).SelectMany(schema => schema.Attributes)
            .SelectMany(attribute => attribute.SubAttributes is { } subs ? [attribute, .. subs] : new[] { attribute }).ToList();
        attributes = Set(all.Select(attribute => attribute.Name).Append("members"));
        urns = Set(schemas.Schemas.Select(schema => schema.Id).Concat(Messages));
        members = Set(attributes.Concat(urns).Concat(OfMessages));
        secrets = Set(all.Where(attribute => attribute.Mutability == Mutability.WriteOnly || attribute.Returned == Returned.Never)
            .Select(attribute => attribute.Name));
        canonical = all.Where(attribute => attribute.CanonicalValues is { Count: > 0 })
            .GroupBy(attribute => attribute.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => Set(same.SelectMany(attribute => attribute.CanonicalValues!)), StringComparer.OrdinalIgnoreCase);
    }

    public static KnownWords Core { get; } = Of(SchemaRegistry.Core);

    public static KnownWords Of(SchemaRegistry schemas) => Cache.GetValue(schemas, known => new KnownWords(known));

    public static bool IsFlag(string value) => bool.TryParse(value, out _);

    public static bool IsId(string value) => Uuid.TryParse(value, out _);

    /// <summary>What a member of a body or a parameter is called.</summary>
    public bool IsMember(string name) => members.Contains(name);

    public bool IsSecret(string name) => secrets.Contains(name);

    public bool IsUrn(string text) => urns.Contains(text);

    public bool IsCanonical(string name, string value) => canonical.TryGetValue(name, out var values) && values.Contains(value);

    public bool IsCanonical(string value) => canonical.Values.Any(values => values.Contains(value));

    /// <summary>A path of names of the schemas, with the schema's URN before it or without.</summary>
    public bool IsAttribute(string text) => IsUrn(text) || WithoutUrn(text).Trim('.').Split('.').All(attributes.Contains);

    private string WithoutUrn(string text) =>
        urns.FirstOrDefault(urn => text.StartsWith($"{urn}:", StringComparison.OrdinalIgnoreCase)) is { } urn ? text[(urn.Length + 1)..] : text;

    private static HashSet<string> Set(IEnumerable<string> words) => new(words, StringComparer.OrdinalIgnoreCase);
}
