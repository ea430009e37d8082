namespace ScimPlatform.WebApi.Authentication;

/// <summary>The credentials of a request: <c>Bearer x</c> in any case, <c>APIToken x</c> as F5's clients send, or bare <c>x</c> as Unleash's.</summary>
internal static class Credentials
{
    private static readonly string[] Schemes = ["Bearer", "APIToken"];

    /// <returns>what stands behind the scheme, or null when there is nothing usable</returns>
    public static string? Of(HttpRequest request) => In(request) is { IsEmpty: false } presented ? presented.ToString() : null;

    /// <summary>Whether they are built like a signed JWT: three parts. Five parts are an encrypted one, which is never read.</summary>
    public static bool LookLikeJwt(HttpRequest request) => In(request).Count('.') == 2;

    // Empty when there is nothing usable.
    private static ReadOnlySpan<char> In(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } header])
        {
            return [];
        }

        var text = header.AsSpan().Trim();
        var end = text.IndexOf(' ');
        if (end < 0)
        {
            return text;
        }

        var value = text[end..].Trim();
        return IsScheme(text[..end]) && !value.Contains(' ') ? value : [];
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
}
