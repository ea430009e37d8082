using ScimPlatform.Domain.Common;

namespace ScimPlatform.Domain.ScimTokens;

/// <summary>What can happen to a token once it is minted.</summary>
public sealed partial class ScimToken
{
    /// <summary>Ends the token at once. Revoking again changes nothing.</summary>
    public void Revoke(Actor by, DateTimeOffset now)
    {
        if (RevokedAt is not null)
        {
            return;
        }

        RevokedAt = now;
        RevokedBy = by.Subject;
        LiveSlot = null;
        Touch(now);
    }

    /// <exception cref="TokenNotLive">the token is revoked or has expired</exception>
    public void Rename(TokenName name, DateTimeOffset now)
    {
        RefuseUnlessLive(now);
        Name = name;
        Touch(now);
    }

    /// <exception cref="TokenNotLive">the token is revoked or has expired</exception>
    public void ExpireAfter(TokenLifetime lifetime, DateTimeOffset now)
    {
        RefuseUnlessLive(now);
        ExpiresAt = lifetime.EndFrom(now);
        Touch(now);
    }

    /// <summary>Ends the token at that moment, unless it ends before.</summary>
    /// <exception cref="TokenNotLive">the token is revoked or has expired</exception>
    public void ExpireBy(DateTimeOffset moment, DateTimeOffset now)
    {
        RefuseUnlessLive(now);
        if (moment < ExpiresAt)
        {
            ExpiresAt = moment;
            Touch(now);
        }
    }

    /// <exception cref="TokenNotLive">the token is revoked or has expired</exception>
    public void Restrict(TokenScopes scopes, IReadOnlyList<AllowedNetwork> networks, DateTimeOffset now)
    {
        RefuseUnlessLive(now);
        Scopes = scopes;
        AllowedNetworks = networks;
        Touch(now);
    }

    /// <exception cref="TokenNotLive">the token is revoked or has expired</exception>
    public void RefuseUnlessLive(DateTimeOffset now)
    {
        if (!IsLiveAt(now))
        {
            throw new TokenNotLive(StatusAt(now));
        }
    }

    internal void GiveBackSlot()
    {
        LiveSlot = null;
        Changed();
    }

    private void Touch(DateTimeOffset now)
    {
        UpdatedAt = now;
        Changed();
    }
}
