using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.OAuthClients;

/// <summary>What can happen to a client once it is registered.</summary>
public sealed partial class OAuthClient
{
    public void Rename(TokenName name, DateTimeOffset now)
    {
        Update("name", Name.Value, name.Value, now);
        Name = name;
    }

    /// <summary>Switches the client off or on. Off, it gets no tokens, and those that it has are refused; on, the live ones are good again.</summary>
    public void Switch(OAuthClientStatus status, DateTimeOffset now)
    {
        Update("status", Status.Word(), status.Word(), now);
        Status = status;
    }

    public void Restrict(TokenScopes scopes, IReadOnlyList<AllowedNetwork> networks, DateTimeOffset now)
    {
        Update("scopes", Scopes.Names(), scopes.Names(), now);
        Update("allowed_networks", TokenEvents.Names(AllowedNetworks), TokenEvents.Names(networks), now);
        (Scopes, AllowedNetworks) = (scopes, networks);
    }

    /// <exception cref="InvalidAccessTokenMinutes">the minutes are out of bounds</exception>
    public void LetTokensLive(int minutes, DateTimeOffset now)
    {
        Update("access_token_minutes", AccessTokenMinutes, RequireValid(minutes), now);
        AccessTokenMinutes = minutes;
    }

    /// <summary>Takes these keys in place of those before, whichever way those were given.</summary>
    /// <exception cref="TwoKeySources">keys are named in two ways</exception>
    public void UseKeys(ClientKeys keys, DateTimeOffset now)
    {
        Update("keys", OAuthClientEvents.Word(new ClientKeys(Jwks, JwksUri)), OAuthClientEvents.Word(RequireValid(keys)), now);
        Take(keys);
    }

    /// <param name="trust">null for none</param>
    /// <param name="now">when</param>
    /// <exception cref="IncompleteTrust">something of it is missing</exception>
    public void Believe(ClientTrust? trust, DateTimeOffset now)
    {
        Update("trust", OAuthClientEvents.Word(Trust), OAuthClientEvents.Word(RequireValid(trust)), now);
        Take(trust);
    }

    /// <summary>Mints a secret beside the one that may be live. The clear value is in the answer only.</summary>
    /// <exception cref="ScimNotEnabled">SCIM is switched off for the tenant</exception>
    /// <exception cref="ClientSecretLimitReached">as many secrets are live as there may be</exception>
    /// <exception cref="TooManySecrets">as many are there as there may be, live or not</exception>
    public (ClientSecret Secret, TokenSecret Clear) MintSecret(Tenant tenant, SecretLifetime lifetime, DateTimeOffset now)
    {
        tenant.BeginTokenGeneration();
        if (secrets.Count(secret => secret.IsLiveAt(now)) >= MostLiveSecrets)
        {
            throw new ClientSecretLimitReached();
        }

        if (secrets.Count >= MostSecrets)
        {
            throw new TooManySecrets();
        }

        var minted = ClientSecret.Mint(Id, lifetime, now);
        secrets.Add(minted.Secret);
        Note(OAuthClientEvents.SecretMinted(this, minted.Secret), now);
        return minted;
    }

    /// <returns>whether there was such a secret</returns>
    public bool DeleteSecret(Guid id, bool revokesTokens, DateTimeOffset now)
    {
        if (secrets.Find(secret => secret.Id == id) is not { } found)
        {
            return false;
        }

        secrets.Remove(found);
        Note(OAuthClientEvents.SecretDeleted(this, found, revokesTokens), now);
        return true;
    }

    /// <summary>Deletes a secret that was found where everybody can read it.</summary>
    public ClientSecret ReportLeak(TokenHash hash, Actor by, DateTimeOffset now)
    {
        var found = secrets.Single(secret => secret.Hash.Equals(hash));
        secrets.Remove(found);
        Note(OAuthClientEvents.Leaked(this, found, by, found.IsLiveAt(now) ? "active" : "expired"), now);
        return found;
    }

    /// <summary>Takes note that the end of a secret was told of so many days ahead.</summary>
    public void NoticeEnd(ClientSecret secret, int daysAhead, bool isTold)
    {
        secret.NoticedDays = daysAhead;
        Changed();
        if (isTold)
        {
            Raise(OAuthClientEvents.Expiring(this, secret, daysAhead));
        }
    }

    /// <summary>Says that the client is gone, with all that it has.</summary>
    public void Delete() => Raise(OAuthClientEvents.Deleted(this));

    private void Update(string setting, object? from, object? to, DateTimeOffset now)
    {
        if (from is null ? to is not null : to is null || TokenEvents.Differs(from, to))
        {
            Note(OAuthClientEvents.Updated(this, setting, from, to), now);
        }
    }

    private void Note(DomainEvent happened, DateTimeOffset now)
    {
        Raise(happened);
        UpdatedAt = now;
        Changed();
    }
}
