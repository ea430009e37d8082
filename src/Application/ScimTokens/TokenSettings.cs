using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Application.ScimTokens;

/// <summary>What the operator decides about tokens.</summary>
/// <param name="Prefix">what every new token begins with</param>
/// <param name="DefaultLifetime">what a new tenant's default is</param>
public sealed record TokenSettings(string Prefix, TokenLifetime DefaultLifetime)
{
    /// <summary>The words that stand for all scopes of a client, besides <c>scim</c>.</summary>
    public IReadOnlyList<string> ScopeAliases { get; init; } = [];
}
