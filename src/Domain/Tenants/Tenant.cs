using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Domain.Tenants;

/// <summary>
/// A customer's directory. It guards who may mint tokens and how many live at once: every mint moves <see cref="TokenGeneration"/>
/// and with it the version, so that two racing mints collide.
/// </summary>
public sealed class Tenant : AggregateRoot
{
    public const int MaxDisplayNameLength = 256;
    public const int HighestLiveTokenLimit = 10;

    private Tenant()
    {
    }

    public TenantId Id { get; private init; }

    public TenantSlug Slug { get; private init; } = null!;

    public string DisplayName { get; private set; } = null!;

    public bool ScimEnabled { get; private set; }

    public int MaxLiveTokens { get; private set; }

    /// <summary>How long the tenant's tokens live where nobody says otherwise.</summary>
    public TokenLifetime TokenLifetime { get; private set; } = null!;

    /// <summary>The name of the set of IdP deviations that the SCIM plane takes from this tenant's connector.</summary>
    public string CompatibilityProfile { get; private set; } = null!;

    /// <summary>Whether a SCIM create adopts a user that exists without an external id, instead of refusing it.</summary>
    public bool AssumesControlOfExisting { get; private set; }

    /// <summary>From when on static tokens are refused and not minted any more; null for never.</summary>
    public DateTimeOffset? StaticTokensUntil { get; private set; }

    /// <summary>What is done with a password that a connector sends.</summary>
    public PasswordPolicy Passwords { get; private set; }

    public long TokenGeneration { get; private set; }

    /// <summary>Moves with every change of the tenant's own schemas, so that every node knows when to read them again.</summary>
    public long SchemaVersion { get; private set; }

    /// <summary>How many users may be taken away in <see cref="DeprovisionMinutes"/>; 0 where nothing guards them.</summary>
    public int DeprovisionLimit { get; private set; }

    public int DeprovisionMinutes { get; private set; }

    /// <summary>Until when the guard lets everything through, or null.</summary>
    public DateTimeOffset? DeprovisionReleasedUntil { get; private set; }

    public DeprovisionGuard? DeprovisionGuard => DeprovisionLimit > 0 ? new DeprovisionGuard(DeprovisionLimit, DeprovisionMinutes) : null;

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>
    /// When the tenant was deleted, or null. A deleted tenant is found by nobody; its row stays for as long as its slug is not given to another,
    /// and until all that it held is removed.
    /// </summary>
    public DateTimeOffset? DeletedAt { get; private set; }

    public static Tenant Create(TenantSlug slug, string displayName, TenantSettings settings, DateTimeOffset now)
    {
        var tenant = new Tenant
        {
            Id = TenantId.New(now),
            Slug = slug,
            DisplayName = RequireValid(displayName),
            ScimEnabled = settings.ScimEnabled,
            MaxLiveTokens = RequireValid(settings.MaxLiveTokens),
            TokenLifetime = settings.TokenLifetime,
            CompatibilityProfile = settings.CompatibilityProfile,
            CreatedAt = now,
            UpdatedAt = now,
        };
        tenant.Raise(TenantEvents.Created(tenant));
        return tenant;
    }

    /// <exception cref="InvalidTenantDisplayName">the name is empty, too long or has control characters</exception>
    public void Rename(string displayName, DateTimeOffset now)
    {
        Update("display_name", DisplayName, RequireValid(displayName), now);
        DisplayName = displayName;
    }

    public static bool IsValidDisplayName(string name) =>
        name.Trim().Length > 0 && PlainText.CodePoints(name) <= MaxDisplayNameLength && !PlainText.HasControlCharacters(name)
        && !SecretText.IsIn(name);

    /// <summary>
    /// Switches SCIM on or off. Off, the SCIM plane refuses and nothing is minted, but live tokens stay: switching on revives them.
    /// </summary>
    public void SwitchScim(bool enabled, DateTimeOffset now)
    {
        Update("scim_enabled", ScimEnabled, enabled, now);
        ScimEnabled = enabled;
    }

    public void AssumeControlOfExisting(bool assume, DateTimeOffset now)
    {
        Update("assume_control_of_existing", AssumesControlOfExisting, assume, now);
        AssumesControlOfExisting = assume;
    }

    public void DefaultTokensTo(TokenLifetime lifetime, DateTimeOffset now)
    {
        Update("default_token_lifetime_days", TokenLifetime.Days, lifetime.Days, now);
        TokenLifetime = lifetime;
    }

    public void UseCompatibilityProfile(string profile, DateTimeOffset now)
    {
        Update("compatibility_profile", CompatibilityProfile, profile, now);
        CompatibilityProfile = profile;
    }

    /// <summary>Sets the guard against mass removal, or switches it off; a release of the one before ends.</summary>
    /// <exception cref="InvalidDeprovisionGuard">it is out of bounds</exception>
    public void GuardDeprovisioning(DeprovisionGuard? guard, DateTimeOffset now)
    {
        if (guard?.IsValid() == false)
        {
            throw new InvalidDeprovisionGuard();
        }

        Update("deprovision_guard", DeprovisionGuard, guard, now);
        Update("deprovision_released_until", DeprovisionReleasedUntil, null, now);
        (DeprovisionLimit, DeprovisionMinutes, DeprovisionReleasedUntil) = (guard?.Limit ?? 0, guard?.Minutes ?? 0, null);
    }

    /// <returns>until when everything passes</returns>
    /// <exception cref="DeprovisionGuardIsOff">there is no guard</exception>
    public DateTimeOffset ReleaseDeprovisioning(TimeSpan length, DateTimeOffset now)
    {
        if (DeprovisionGuard is null)
        {
            throw new DeprovisionGuardIsOff();
        }

        var until = now + length;
        Update("deprovision_released_until", DeprovisionReleasedUntil, until, now);
        DeprovisionReleasedUntil = until;
        return until;
    }

    public void EndStaticTokens(DateTimeOffset? moment, DateTimeOffset now)
    {
        Update("static_tokens_until", StaticTokensUntil, moment, now);
        StaticTokensUntil = moment;
    }

    public void TreatPasswords(PasswordPolicy policy, DateTimeOffset now)
    {
        Update("passwords", PasswordPolicies.Word(Passwords), PasswordPolicies.Word(policy), now);
        Passwords = policy;
    }

    public bool HasEndedStaticTokens(DateTimeOffset now) => StaticTokensUntil <= now;

    /// <exception cref="StaticTokensEnded">the tenant's connectors sign in at the token endpoint by now</exception>
    public void RefuseEndedStaticTokens(DateTimeOffset now)
    {
        if (HasEndedStaticTokens(now))
        {
            throw new StaticTokensEnded();
        }
    }

    /// <exception cref="InvalidLiveTokenLimit">the limit is not between 1 and <see cref="HighestLiveTokenLimit"/></exception>
    /// <exception cref="LiveTokensExceedLimit">more tokens are live than the new limit allows</exception>
    public void LimitLiveTokens(int limit, int live, DateTimeOffset now)
    {
        Update("max_live_tokens", MaxLiveTokens, live <= RequireValid(limit) ? limit : throw new LiveTokensExceedLimit(live), now);
        MaxLiveTokens = limit;
    }

    /// <summary>The door that every mint goes through, so that mints of one tenant cannot pass each other unseen.</summary>
    /// <exception cref="ScimNotEnabled">SCIM is switched off for the tenant</exception>
    public void BeginTokenGeneration()
    {
        if (!ScimEnabled)
        {
            throw new ScimNotEnabled();
        }

        TokenGeneration++;
        Changed();
    }

    /// <summary>Deletes the tenant for everybody, at once; its version moves, so that nothing that is minted meanwhile passes it unseen.</summary>
    public void Delete(DateTimeOffset now)
    {
        DeletedAt = now;
        Raise(TenantEvents.Deleted(this));
        Changed();
    }

    /// <summary>The door that every change of the tenant's own schemas goes through.</summary>
    internal void SchemasChanged(DomainEvent happened)
    {
        SchemaVersion++;
        Raise(happened);
        Changed();
    }

    private static string RequireValid(string name) => IsValidDisplayName(name) ? name : throw new InvalidTenantDisplayName();

    private static int RequireValid(int limit) => limit is >= 1 and <= HighestLiveTokenLimit ? limit : throw new InvalidLiveTokenLimit();

    private void Update<T>(string setting, T from, T to, DateTimeOffset now)
    {
        if (!EqualityComparer<T>.Default.Equals(from, to))
        {
            Raise(TenantEvents.Updated(this, setting, from, to));
            UpdatedAt = now;
            Changed();
        }
    }
}
