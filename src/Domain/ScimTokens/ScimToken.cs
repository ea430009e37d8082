using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.ScimTokens;

/// <summary>
/// A bearer token of a tenant's SCIM plane. It is live until it expires or is revoked, and while it is live it holds one of the
/// tenant's slots; a unique index over (tenant, slot) is what keeps racing mints from exceeding the tenant's limit.
/// </summary>
public sealed partial class ScimToken : AggregateRoot
{
    private ScimToken()
    {
    }

    public ScimTokenId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public TokenName Name { get; private set; } = null!;

    public TokenHash Hash { get; private init; } = null!;

    public string Hint { get; private init; } = null!;

    public TokenScopes Scopes { get; private set; }

    public IReadOnlyList<AllowedNetwork> AllowedNetworks { get; private set; } = [];

    public TokenLifetime Lifetime { get; private init; } = null!;

    public DateTimeOffset CreatedAt { get; private init; }

    public Actor MintedBy => new(MintedByIssuer, MintedBySubject);

    public DateTimeOffset UpdatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public string? RevokedBy { get; private set; }

    /// <summary>The place among the tenant's live tokens, or null once it is given back.</summary>
    public int? LiveSlot { get; private set; }

    /// <summary>
    /// Mints a token in a free slot of the tenant. The secret is in the answer only.
    /// </summary>
    /// <exception cref="ScimNotEnabled">SCIM is switched off for the tenant</exception>
    /// <exception cref="StaticTokensEnded">the tenant has done with static tokens</exception>
    /// <exception cref="LiveTokenLimitReached">no slot is free</exception>
    public static (ScimToken Token, TokenSecret Secret) Mint(
        Tenant tenant, LiveTokens live, TokenRequest request, string prefix, Actor mintedBy, DateTimeOffset now)
    {
        tenant.BeginTokenGeneration();
        tenant.RefuseEndedStaticTokens(now);
        var slot = live.TakeSlot(tenant.MaxLiveTokens);
        var id = ScimTokenId.New(now);
        var lifetime = request.Lifetime ?? tenant.TokenLifetime;
        var secret = TokenSecret.Generate(prefix);
        var token = new ScimToken
        {
            Id = id,
            TenantId = tenant.Id,
            Name = request.Name ?? TokenName.Unnamed(id),
            Hash = secret.Hash,
            Hint = secret.Hint,
            Scopes = request.Scopes,
            AllowedNetworks = request.AllowedNetworks,
            Lifetime = lifetime,
            CreatedAt = now,
            MintedByIssuer = mintedBy.Issuer,
            MintedBySubject = mintedBy.Subject,
            UpdatedAt = now,
            ExpiresAt = lifetime.EndFrom(now),
            LiveSlot = slot,
        };
        token.Raise(TokenEvents.Minted(token, live.Replaced));
        return (token, secret);
    }

    private string MintedByIssuer { get; init; } = null!;

    private string MintedBySubject { get; init; } = null!;

    public TokenTerms Terms => new(ExpiresAt, RevokedAt, AllowedNetworks);

    public TokenStatus StatusAt(DateTimeOffset now) => Terms.StatusAt(now);

    public bool IsLiveAt(DateTimeOffset now) => StatusAt(now) == TokenStatus.Active;

    /// <summary>What a token has to be like to stand in for this one. Its lifetime is the one that this one was minted with.</summary>
    public TokenRequest Likeness() => new(Name, Lifetime, Scopes, AllowedNetworks);
}
