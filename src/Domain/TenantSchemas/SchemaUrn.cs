using System.Text.RegularExpressions;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.Domain.TenantSchemas;

/// <summary>
/// The name of a schema (RFC 8141), in those characters that mean the same in a path, a filter, a list of attributes and a URL.
/// </summary>
public sealed partial record SchemaUrn
{
    public const int MaxLength = 255;
    public const string Form = "urn:<namespace>:<name> of letters, digits and - . _ ~ :";

    private SchemaUrn(string value) => Value = value;

    public string Value { get; }

    /// <summary>By what URNs are the same: their case does not matter (RFC 7643 section 2.1).</summary>
    public string Key => KeyOf(Value);

    public static bool IsValid(string text) => text.Length <= MaxLength && Pattern().IsMatch(text);

    /// <exception cref="InvalidSchemaUrn">the text is no such URN</exception>
    public static SchemaUrn Of(string text) => IsValid(text) ? new SchemaUrn(text) : throw new InvalidSchemaUrn();

    public static string KeyOf(string text) => text.ToLowerInvariant();

    public override string ToString() => Value;

    [GeneratedRegex(
        @"\Aurn:[a-z0-9][a-z0-9-]{0,30}[a-z0-9]:[a-z0-9._~-][a-z0-9._~:-]*(?<!:)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}

public sealed class InvalidSchemaUrn() : ValueRefused($"A schema's URN is of the form {SchemaUrn.Form}.");
