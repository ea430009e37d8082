using AutoMapper;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.ScimTokens.Minting;

/// <summary>The last step of every use case that mints: make, store, show once.</summary>
public sealed class TokenMinting(
    IScimTokenRepository tokens, MintStorage storage, IMintingLimit limit, IMapper mapper, TokenSettings settings, TimeProvider time)
{
    public DateTimeOffset Now { get; } = time.Now();

    public async Task<MintedScimToken> MintAsync(
        Tenant tenant, LiveTokens live, TokenRequest request, IMintingCommand command, CancellationToken cancellationToken)
    {
        limit.Require(tenant.Id);
        var (token, secret) = ScimToken.Mint(tenant, live, request, settings.Prefix, command.Actor, Now);

        // Behind every rule: what is refused without reaching the store has not counted.
        limit.Admit(tenant.Id);
        tokens.Add(token);
        await storage.StoreAsync(new Mint(token.Id.Value, token.TenantId), secret, command.Key, cancellationToken);
        return new MintedScimToken(ScimTokenMappings.View(mapper, token, null, Now, tenant.StaticTokensUntil), secret);
    }
}
