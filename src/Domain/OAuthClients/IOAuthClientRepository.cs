using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.OAuthClients;

/// <summary>Clients with their secrets, to be changed. A change is stored when the unit of work is saved.</summary>
public interface IOAuthClientRepository
{
    void Add(OAuthClient client);

    /// <returns>the tenant's client, or null: one of another tenant is not found</returns>
    Task<OAuthClient?> FindAsync(TenantId tenant, ClientIdentifier identifier, CancellationToken cancellationToken);

    /// <summary>The clients with those secrets, whosever they are.</summary>
    Task<IReadOnlyList<OAuthClient>> FindBySecretsAsync(IReadOnlyCollection<TokenHash> hashes, CancellationToken cancellationToken);

    /// <summary>
    /// Clients of any tenant with a secret that ends after one moment and until another and whose end was not told of so few days ahead, a few
    /// at once.
    /// </summary>
    Task<IReadOnlyList<OAuthClient>> ExpiringAsync(
        int daysAhead, DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Removes the client with all that it has.</summary>
    void Remove(OAuthClient client);
}

/// <summary>Access tokens. A change is stored when the unit of work is saved.</summary>
public interface IAccessTokenRepository
{
    void Add(AccessToken token);

    /// <summary>The tokens with those hashes, whosever they are.</summary>
    Task<IReadOnlyList<AccessToken>> FindByHashesAsync(IReadOnlyCollection<TokenHash> hashes, CancellationToken cancellationToken);

    /// <summary>Ends a token; fine when it is gone.</summary>
    void Remove(AccessToken token);

    /// <summary>Ends the tokens that were got with that secret, before it is deleted.</summary>
    void RemoveOfSecret(OAuthClient client, Guid secret);

    /// <summary>Lets the tokens that were got with that secret live on without it, before it is deleted.</summary>
    void DetachFromSecret(OAuthClient client, Guid secret);

    /// <summary>Forgets some of what expired before that moment, and of assertions that could be used until then.</summary>
    /// <returns>how many rows go</returns>
    Task<int> SweepAsync(DateTimeOffset moment, CancellationToken cancellationToken);
}
