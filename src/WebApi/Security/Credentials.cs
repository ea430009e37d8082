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

        var parts = header.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts switch
        {
            [var bare] => bare,
            [var scheme, var value] when Schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase) => value,
            _ => null,
        };
    }

    /// <summary>Whether the text is built like a signed JWT: three parts. Five parts are an encrypted one, which is never read.</summary>
    public static bool LooksLikeJwt(string text) => text.Count(character => character == '.') == 2;
}
