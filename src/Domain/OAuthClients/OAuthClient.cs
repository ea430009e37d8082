using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.OAuthClients;

/// <summary>
/// A connector that signs in at the token endpoint: by a secret, by assertions that it signs itself, or by those of an issuer that it trusts.
/// What it may do and from where binds its live access tokens too. Every change moves its version, so that two mints at once cannot make
/// more secrets live than there may be.
/// </summary>
public sealed partial class OAuthClient : AggregateRoot
{
    public const int MostLiveSecrets = 2;
    public const int MostSecrets = 20;
    public const int MinAccessTokenMinutes = 60;
    public const int MaxAccessTokenMinutes = 360;

    private readonly List<ClientSecret> secrets = [];

    private OAuthClient()
    {
    }

    public OAuthClientId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public ClientIdentifier Identifier { get; private init; } = null!;

    public TokenName Name { get; private set; } = null!;

    public OAuthClientStatus Status { get; private set; }

    public TokenScopes Scopes { get; private set; }

    public IReadOnlyList<AllowedNetwork> AllowedNetworks { get; private set; } = [];

    public int AccessTokenMinutes { get; private set; }

    public string? Jwks { get; private set; }

    public string? JwksUri { get; private set; }

    public ClientTrust? Trust =>
        TrustIssuer is null ? null : new ClientTrust(TrustIssuer, TrustJwksUri, TrustSubject ?? "", TrustAudience ?? "");

    /// <summary>The live ones, and expired ones until they are deleted.</summary>
    public IReadOnlyList<ClientSecret> Secrets => secrets;

    public DateTimeOffset CreatedAt { get; private init; }

    public Actor CreatedBy => new(CreatedByIssuer, CreatedBySubject);

    public DateTimeOffset UpdatedAt { get; private set; }

    private string CreatedByIssuer { get; init; } = null!;

    private string CreatedBySubject { get; init; } = null!;

    private string? TrustIssuer { get; set; }

    private string? TrustJwksUri { get; set; }

    private string? TrustSubject { get; set; }

    private string? TrustAudience { get; set; }

    /// <exception cref="TwoKeySources">keys are named in two ways</exception>
    /// <exception cref="IncompleteTrust">something of the trust is missing</exception>
    /// <exception cref="InvalidAccessTokenMinutes">the minutes are out of bounds</exception>
    public static OAuthClient Register(TenantId tenant, OAuthClientRequest request, Actor by, DateTimeOffset now)
    {
        var client = new OAuthClient
        {
            Id = OAuthClientId.New(now),
            TenantId = tenant,
            Identifier = ClientIdentifier.New(),
            Name = request.Name,
            Scopes = request.Scopes,
            AllowedNetworks = request.AllowedNetworks,
            AccessTokenMinutes = RequireValid(request.AccessTokenMinutes),
            CreatedAt = now,
            CreatedByIssuer = by.Issuer,
            CreatedBySubject = by.Subject,
            UpdatedAt = now,
        };
        client.Take(RequireValid(request.Keys));
        client.Take(RequireValid(request.Trust));
        client.Raise(OAuthClientEvents.Created(client));
        return client;
    }

    private static int RequireValid(int minutes) =>
        minutes is >= MinAccessTokenMinutes and <= MaxAccessTokenMinutes ? minutes : throw new InvalidAccessTokenMinutes();

    private static ClientKeys RequireValid(ClientKeys keys) => keys is { Jwks: not null, JwksUri: not null } ? throw new TwoKeySources() : keys;

    private static ClientTrust? RequireValid(ClientTrust? trust) =>
        trust is { Issuer: "" } or { Subject: "" } or { Audience: "" } ? throw new IncompleteTrust() : trust;

    private void Take(ClientKeys keys) => (Jwks, JwksUri) = (keys.Jwks, keys.JwksUri);

    private void Take(ClientTrust? trust) =>
        (TrustIssuer, TrustJwksUri, TrustSubject, TrustAudience) = (trust?.Issuer, trust?.JwksUri, trust?.Subject, trust?.Audience);
}
