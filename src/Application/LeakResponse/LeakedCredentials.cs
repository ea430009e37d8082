using ScimPlatform.Application.Audit;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.SetupLinks;

namespace ScimPlatform.Application.LeakResponse;

/// <summary>
/// Ends whatever credentials were found, of every kind: SCIM tokens, secrets of clients with what was got with them, access tokens, setup links
/// with the sessions that were begun by them.
/// </summary>
public sealed class LeakedCredentials(
    IScimTokenRepository tokens, IOAuthClientRepository clients, IAccessTokenRepository accessTokens, ISetupLinkRepository links, IAuditTrail audit)
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

        return found.Select(token => token.Hash)
            .Concat(secrets.Keys).Concat(issued.Select(token => token.Hash)).Concat(await EndLinksAsync(hashes, finder, now, cancellationToken)).ToHashSet();
    }

    private async Task<IEnumerable<TokenHash>> EndLinksAsync(
        IReadOnlyCollection<TokenHash> hashes, Actor finder, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await links.FindByHashesAsync(hashes, cancellationToken);
        foreach (var link in found)
        {
            link.ReportLeak(finder, now);
        }

        return found.Select(link => link.Hash);
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
