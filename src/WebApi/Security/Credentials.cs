namespace ScimPlatform.WebApi.Security;

/// <summary>The credentials of a request: <c>Bearer x</c> in any case, <c>APIToken x</c> as F5's clients send, or bare <c>x</c> as Unleash's.</summary>
internal static class Credentials
{
    private static readonly string[] Schemes = ["Bearer", "APIToken"];

    /// <returns>what stands behind the scheme, or null when there is nothing usable</returns>
    public static string? Of(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } header])
        {
            return null;
        }

        var text = header.AsSpan().Trim();
        var end = text.IndexOf(' ');
        if (end < 0)
        {
            return text.IsEmpty ? null : text.ToString();
        }

        var value = text[end..].Trim();
        return IsScheme(text[..end]) && !value.Contains(' ') ? value.ToString() : null;
    }

    private static bool IsScheme(ReadOnlySpan<char> text)
    {
        foreach (var scheme in Schemes)
        {
            if (text.Equals(scheme, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the text is built like a signed JWT: three parts. Five parts are an encrypted one, which is never read.</summary>
    public static bool LooksLikeJwt(string text) => text.AsSpan().Count('.') == 2;
}
