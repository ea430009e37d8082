using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.OAuthClients;

/// <summary>Clients, to be shown or signed in.</summary>
public interface IOAuthClientQueries
{
    /// <returns>the tenant's client, or null: one of another tenant is not found</returns>
    Task<OAuthClientView?> FindAsync(TenantId tenant, ClientIdentifier identifier, CancellationToken cancellationToken);

    /// <summary>The same by the id that no client knows.</summary>
    Task<OAuthClientView?> FindByIdAsync(TenantId tenant, OAuthClientId id, CancellationToken cancellationToken);

    /// <summary>The tenant's clients, newest first.</summary>
    Task<Page<OAuthClientView>> ListAsync(TenantId tenant, PageRequest page, CancellationToken cancellationToken);

    /// <returns>the tenant's secret, whichever client's it is, or null</returns>
    Task<ClientSecretView?> FindSecretAsync(TenantId tenant, Guid secret, CancellationToken cancellationToken);

    /// <summary>What is needed to sign a client in, whosever it is, or null where there is none.</summary>
    /// <param name="identifier">which client</param>
    /// <param name="secret">of what it presented as its secret, or null</param>
    /// <param name="cancellationToken">ends the query</param>
    Task<StoredClient?> FindForSignInAsync(ClientIdentifier identifier, TokenHash? secret, CancellationToken cancellationToken);
}

/// <summary>A client as it is needed to sign it in.</summary>
public sealed record StoredClient
{
    public required OAuthClientId Id { get; init; }

    public required ClientIdentifier Identifier { get; init; }

    public required TenantId Tenant { get; init; }

    public required bool ScimEnabled { get; init; }

    public required OAuthClientStatus Status { get; init; }

    public required TokenScopes Scopes { get; init; }

    public required IReadOnlyList<AllowedNetwork> AllowedNetworks { get; init; }

    public required int AccessTokenMinutes { get; init; }

    public required ClientKeys Keys { get; init; }

    public required ClientTrust? Trust { get; init; }

    /// <summary>The secret that was presented, if it is one of the client's, and when it ends.</summary>
    public required (Guid Id, DateTimeOffset ExpiresAt)? Secret { get; init; }
}
