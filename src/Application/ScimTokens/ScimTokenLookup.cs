using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.ScimTokens;

internal static class ScimTokenLookup
{
    /// <exception cref="Refusal">the tenant has no such token</exception>
    public static async Task<ScimToken> GetAsync(
        this IScimTokenRepository tokens, TenantId tenant, ScimTokenId id, CancellationToken cancellationToken) =>
        await tokens.FindAsync(tenant, id, cancellationToken) ?? throw new Refusal(Error.NotFound("SCIM token"));

    /// <exception cref="Refusal">the tenant has no such token</exception>
    public static async Task<ScimTokenView> GetAsync(
        this IScimTokenQueries tokens, TenantId tenant, ScimTokenId id, DateTimeOffset now, CancellationToken cancellationToken) =>
        await tokens.FindAsync(tenant, id, now, cancellationToken) ?? throw new Refusal(Error.NotFound("SCIM token"));
}
