using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Application.OAuthClients.AccessTokens;

/// <summary>What a client asks for in <c>scope</c> (RFC 6749 section 3.3).</summary>
internal static class RequestedScopes
{
    /// <summary>The word that stands for all scopes of a client.</summary>
    public const string All = "scim";

    /// <exception cref="Refusal">the client may not have that</exception>
    public static TokenScopes Of(string? scope, TokenScopes allowed, IReadOnlyList<string> aliases)
    {
        var words = scope?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var granted = words.Length == 0 || words.Any(word => IsAll(word, aliases)) ? allowed : TokenScopes.None;
        foreach (var word in words.Where(word => !IsAll(word, aliases)))
        {
            granted |= TokenScopeNames.Known.Contains(word) ? TokenScopeNames.Of([word]) : throw Invalid("A scope is not known.");
        }

        return (granted & ~allowed) == TokenScopes.None ? granted : throw Invalid("The client does not have all of these scopes.");
    }

    private static bool IsAll(string word, IReadOnlyList<string> aliases) => word == All || aliases.Contains(word);

    private static Refusal Invalid(string message) => new(new Error(ErrorKind.Invalid, message) { OAuthCode = "invalid_scope" });
}
