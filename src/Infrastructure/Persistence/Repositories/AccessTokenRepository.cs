using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class AccessTokenRepository(ScimPlatformDbContext context) : IAccessTokenRepository
{
    private const int AtOnce = 500;

    public void Add(AccessToken token) => context.Add(token);

    public async Task<IReadOnlyList<AccessToken>> FindByHashesAsync(
        IReadOnlyCollection<TokenHash> hashes, CancellationToken cancellationToken) => hashes.Count == 0
        ? []
        : await context.AccessTokens.Where(token => hashes.Contains(token.Hash)).ToListAsync(cancellationToken);

    public void Remove(AccessToken token) => context.Remove(token);

    public void RemoveOfSecret(OAuthClient client, Guid secret) =>
        context.Execute($"DELETE FROM AccessTokens WHERE ClientId = {client.Id.Value} AND SecretId = {secret}");

    public void DetachFromSecret(OAuthClient client, Guid secret) =>
        context.Execute($"UPDATE AccessTokens SET SecretId = NULL WHERE ClientId = {client.Id.Value} AND SecretId = {secret}");

    public async Task<int> SweepAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var tokens = await context.AccessTokens.Where(token => token.ExpiresAt <= moment)
            .OrderBy(token => token.ExpiresAt).ThenBy(token => token.Id).Take(AtOnce).ToListAsync(cancellationToken);
        var assertions = await context.UsedAssertions.Where(used => used.ExpiresAt <= moment)
            .OrderBy(used => used.ExpiresAt).ThenBy(used => used.Id).Take(AtOnce).ToListAsync(cancellationToken);
        context.RemoveRange(tokens);
        context.RemoveRange(assertions);
        return tokens.Count + assertions.Count;
    }
}

internal sealed class UsedAssertions(ScimPlatformDbContext context) : IUsedAssertions
{
    public void Add(UsedAssertion used) => context.Add(used);
}
