using ScimPlatform.Domain.Common;

namespace ScimPlatform.Domain.ScimTokens;

/// <summary>What can happen to a token once it is minted.</summary>
public sealed partial class ScimToken
{
    /// <summary>Ends the token at once. Revoking again changes nothing.</summary>
    public void Revoke(Actor by, DateTimeOffset now)
    {
        if (RevokedAt is null)
        {
            (RevokedAt, RevokedBy, LiveSlot) = (now, by.Subject, null);
            Note(TokenEvents.Revoked(this, by), now);
        }
    }

    /// <summary>Ends a token that was found where everybody can read it, and tells of one that had ended before as well.</summary>
    public void ReportLeak(Actor by, DateTimeOffset now)
    {
        var leaked = TokenEvents.Leaked(this, by, StatusAt(now));
        if (RevokedAt is null)
        {
            (RevokedAt, RevokedBy, LiveSlot) = (now, by.Subject, null);
            Note(leaked, now);
        }
        else
        {
            Raise(leaked);
        }
    }

    /// <exception cref="TokenNotLive">the token is revoked or has expired</exception>
    public void Rename(TokenName name, DateTimeOffset now)
    {
        Update("name", Name.Value, name.Value, now);
        Name = name;
    }

    /// <exception cref="TokenNotLive">the token is revoked or has expired</exception>
    public void ExpireAfter(TokenLifetime lifetime, DateTimeOffset now) => ExpireAt(lifetime.EndFrom(now), now);

    /// <summary>Ends the token at that moment, unless it ends before.</summary>
    /// <exception cref="TokenNotLive">the token is revoked or has expired</exception>
    public void ExpireBy(DateTimeOffset moment, DateTimeOffset now) => ExpireAt(moment < ExpiresAt ? moment : ExpiresAt, now);

    /// <exception cref="TokenNotLive">the token is revoked or has expired</exception>
    public void Restrict(TokenScopes scopes, IReadOnlyList<AllowedNetwork> networks, DateTimeOffset now)
    {
        Update("scopes", Scopes.Names(), scopes.Names(), now);
        Update("allowed_networks", TokenEvents.Names(AllowedNetworks), TokenEvents.Names(networks), now);
        (Scopes, AllowedNetworks) = (scopes, networks);
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

    private void ExpireAt(DateTimeOffset moment, DateTimeOffset now)
    {
        Update("expires_at", ExpiresAt, moment, now);
        ExpiresAt = moment;
    }

    private void Update(string setting, object from, object to, DateTimeOffset now)
    {
        RefuseUnlessLive(now);
        if (TokenEvents.Differs(from, to))
        {
            Note(TokenEvents.Updated(this, setting, from, to), now);
        }
    }

    private void Note(DomainEvent happened, DateTimeOffset now)
    {
        Raise(happened);
        UpdatedAt = now;
        Changed();
    }
}
