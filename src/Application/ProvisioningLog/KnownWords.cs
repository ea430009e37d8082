using System.Text.RegularExpressions;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.Application.ProvisioningLog;

/// <summary>What the schemas know, and so says nothing about a person: attribute names, canonical values, what is secret.</summary>
internal static partial class KnownWords
{
    public const string Redacted = "***";

    private static readonly IReadOnlyList<AttributeDefinition> Attributes = [.. SchemaRegistry.Core.ResourceTypes
        .SelectMany(type => type.Extensions.Append(type.Core).Append(type.Common))
        .SelectMany(schema => schema.Attributes)
        .SelectMany(attribute => attribute.SubAttributes is { } subs ? [attribute, .. subs] : new[] { attribute })];

    private static readonly HashSet<string> Names = new(AttributeNames, StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Secrets = new(
        Attributes.Where(attribute => attribute.Mutability == Mutability.WriteOnly || attribute.Returned == Returned.Never)
            .Select(attribute => attribute.Name),
        StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, HashSet<string>> Canonical = Attributes
        .Where(attribute => attribute.CanonicalValues is { Count: > 0 })
        .GroupBy(attribute => attribute.Name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(
            same => same.Key,
            same => same.SelectMany(attribute => attribute.CanonicalValues!).ToHashSet(StringComparer.OrdinalIgnoreCase),
            StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> AllCanonical =
        new(Canonical.Values.SelectMany(values => values), StringComparer.OrdinalIgnoreCase);

    /// <summary>What attributes are called, each as the schemas spell it.</summary>
    public static IEnumerable<string> AttributeNames => Attributes.Select(attribute => attribute.Name).Append("members").Distinct();

    public static bool IsSecret(string name) => Secrets.Contains(name);

    public static bool IsCanonical(string name, string value) => Canonical.TryGetValue(name, out var values) && values.Contains(value);

    public static bool IsCanonical(string value) => AllCanonical.Contains(value);

    public static bool IsFlag(string value) => bool.TryParse(value, out _);

    public static bool IsId(string value) => Uuid.TryParse(value, out _);

    /// <summary>A path of names that is of the schemas, or of an extension.</summary>
    public static bool IsAttribute(string text) =>
        LooksLikeName(text)
        && (text.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) || text.Trim('.').Split('.').All(Names.Contains));

    /// <summary>Built like the name of an attribute or schema.</summary>
    public static bool LooksLikeName(string text) => Name().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z$.][A-Za-z0-9$:._-]{0,255}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
