using System.Text.RegularExpressions;
using ScimPlatform.Application.Scim;

namespace ScimPlatform.Application.ProvisioningLog;

/// <summary>
/// What of a text may be shown, by the name of the member or parameter that it stands under. It is a list of what stays: flags, canonical
/// values, ids, and the protocol's own words. Everything else may be a person's and goes.
/// </summary>
internal static partial class KeptText
{
    private static readonly HashSet<string> Words = new(
        [
            "add", "remove", "replace", "POST", "PUT", "PATCH", "DELETE", "ascending", "descending", "User", "Group", "Schema", "ResourceType",
            "ServiceProviderConfig", "direct", "indirect",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> ScimTypes = new(Enum.GetNames<ScimType>(), StringComparer.OrdinalIgnoreCase);

    public static string Of(string name, string text, KnownWords words) =>
        words.IsSecret(name) ? KnownWords.Redacted
        : text.Length == 0 || KnownWords.IsFlag(text) || words.IsCanonical(name, text) ? text
        : Shown(name.ToLowerInvariant(), text, words);

    /// <summary>A sentence of ours, without what it quotes.</summary>
    public static string OfDetail(string text, KnownWords words) => Quotes().Replace(text, quote =>
        KnownWords.IsId(quote.Value[1..^1]) || words.IsAttribute(quote.Value[1..^1]) ? quote.Value : $"'{KnownWords.Redacted}'");

    private static string Shown(string name, string text, KnownWords words) => name switch
    {
        "id" or "value" or "tenant_id" when KnownWords.IsId(text) => text,
        "schemas" when words.IsUrn(text) => text,
        "op" or "method" or "sortorder" or "resourcetype" or "type" when Words.Contains(text) => text,
        "scimtype" when ScimTypes.Contains(text) => text,
        "status" or "startindex" or "count" when Number().IsMatch(text) => text,
        "version" when Version().IsMatch(text) => text,
        "created" or "lastmodified" when ScimDateTime.TryParse(text) is not null => text,
        "location" or "$ref" => UrlRedaction.Link(text, words),
        "path" when text.StartsWith('/') => UrlRedaction.Path(text, words),
        "path" or "filter" => FilterRedaction.Redact(text, words),
        "sortby" or "attributes" or "excludedattributes" => string.Join(',', text.Split(',').Select(name => words.IsAttribute(name.Trim()) ? name : KnownWords.Redacted)),
        _ => KnownWords.Redacted,
    };

    [GeneratedRegex(@"\A\d{1,6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex("\\A(W/)?\"\\d{1,19}\"\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    [GeneratedRegex("""
        '[^']*'|"[^"]*"|\S*@\S*
        """, RegexOptions.CultureInvariant)]
    private static partial Regex Quotes();
}
