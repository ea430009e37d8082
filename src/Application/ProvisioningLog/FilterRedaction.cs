using System.Text;
using System.Text.RegularExpressions;

namespace ScimPlatform.Application.ProvisioningLog;

/// <summary>
/// Filters and PATCH paths without the values that they compare with. What is written badly is redacted rather than guessed at: only what
/// stands where an attribute or an operator stands remains.
/// </summary>
internal static partial class FilterRedaction
{
    private static readonly HashSet<string> Operators = new(["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Logic = new(["and", "or", "not"], StringComparer.OrdinalIgnoreCase);

    private enum Expected
    {
        Name,
        Value,
        Logic,
    }

    public static string Redact(string text, KnownWords words)
    {
        var tokens = Tokens().Matches(text).Select(match => match.Value).ToList();
        var redacted = new StringBuilder();
        var expected = Expected.Name;
        foreach (var token in tokens)
        {
            (var kept, expected) = Keep(token, expected, words);
            redacted.Append(kept);
        }

        return redacted.ToString();
    }

    private static (string Kept, Expected Next) Keep(string token, Expected expected, KnownWords words) => token switch
    {
        _ when token.Trim().Length == 0 => (" ", expected),
        "(" or ")" or "[" or "]" => (token, token is ")" ? Expected.Logic : Expected.Name),
        ['"', ..] => (Quoted(token, words), Expected.Logic),
        _ when expected == Expected.Value => (KnownWords.IsFlag(token) ? token : KnownWords.Redacted, Expected.Logic),
        _ when Logic.Contains(token) => (token, Expected.Name),
        _ when expected == Expected.Logic => (KnownWords.Redacted, Expected.Logic),
        _ when Operators.Contains(token) => (token, Expected.Value),
        _ when token.Equals("pr", StringComparison.OrdinalIgnoreCase) => (token, Expected.Logic),
        _ => (words.IsAttribute(token) ? token : KnownWords.Redacted, Expected.Name),
    };

    private static string Quoted(string token, KnownWords words)
    {
        var value = token.Trim('"');
        return KnownWords.IsId(value) || words.IsCanonical(value) || KnownWords.IsFlag(value) ? token : $"\"{KnownWords.Redacted}\"";
    }

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"?|[()\[\]]|\s+|[^\s()\[\]"]+
        """, RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();
}
