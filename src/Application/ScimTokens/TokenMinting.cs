using AutoMapper;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.ScimTokens;

/// <summary>The last step of every use case that mints: make, store, show once.</summary>
public sealed class TokenMinting(
    IScimTokenRepository tokens, IUnitOfWork unitOfWork, IMapper mapper, TokenSettings settings, TimeProvider time)
{
    public DateTimeOffset Now { get; } = time.Now();

    public async Task<MintedScimToken> MintAsync(
        Tenant tenant, LiveTokens live, TokenRequest request, Actor actor, CancellationToken cancellationToken)
    {
        var (token, secret) = ScimToken.Mint(tenant, live, request, settings.Prefix, actor, Now);
        tokens.Add(token);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return new MintedScimToken(ScimTokenMappings.View(mapper, token, null, Now), secret);
    }
}
