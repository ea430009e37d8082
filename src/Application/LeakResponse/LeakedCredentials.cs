using ScimPlatform.Application.Audit;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Application.LeakResponse;

/// <summary>Ends whatever credentials were found, of every kind: SCIM tokens, secrets of clients with what was got with them, access tokens.</summary>
public sealed class LeakedCredentials(
    IScimTokenRepository tokens, IOAuthClientRepository clients, IAccessTokenRepository accessTokens, IAuditTrail audit)
{
    /// <returns>those of the hashes that are, or were, credentials here</returns>
    public async Task<IReadOnlySet<TokenHash>> EndAsync(
        IReadOnlyCollection<TokenHash> hashes, Actor finder, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await tokens.FindByHashesAsync(hashes, cancellationToken);
        foreach (var token in found)
        {
            token.ReportLeak(finder, now);
        }

        var secrets = await EndSecretsAsync(hashes, finder, now, cancellationToken);
        var issued = await accessTokens.FindByHashesAsync(hashes, cancellationToken);
        foreach (var token in issued.Where(token => !secrets.ContainsValue(token.SecretId ?? Guid.Empty)))
        {
            accessTokens.Remove(token);
            audit.Append(OAuthClientEvents.TokenLeaked(token, finder));
        }

        return found.Select(token => token.Hash).Concat(secrets.Keys).Concat(issued.Select(token => token.Hash)).ToHashSet();
    }

    // The tokens that were got with a secret go with it.
    private async Task<Dictionary<TokenHash, Guid>> EndSecretsAsync(
        IReadOnlyCollection<TokenHash> hashes, Actor finder, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ended = new Dictionary<TokenHash, Guid>();
        foreach (var client in await clients.FindBySecretsAsync(hashes, cancellationToken))
        {
            foreach (var hash in client.Secrets.Select(secret => secret.Hash).Where(hashes.Contains).ToList())
            {
                var secret = client.ReportLeak(hash, finder, now);
                accessTokens.RemoveOfSecret(client, secret.Id);
                ended[hash] = secret.Id;
            }
        }

        return ended;
    }
}
