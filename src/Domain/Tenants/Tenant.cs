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

    public long TokenGeneration { get; private set; }

    /// <summary>Moves with every change of the tenant's own schemas, so that every node knows when to read them again.</summary>
    public long SchemaVersion { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public static Tenant Create(TenantSlug slug, string displayName, TenantSettings settings, DateTimeOffset now)
    {
        var tenant = new Tenant { Id = TenantId.New(now), Slug = slug, CreatedAt = now };
        tenant.Rename(displayName, now);
        tenant.LimitLiveTokens(settings.MaxLiveTokens, 0, now);
        tenant.ScimEnabled = settings.ScimEnabled;
        tenant.TokenLifetime = settings.TokenLifetime;
        tenant.CompatibilityProfile = settings.CompatibilityProfile;
        return tenant;
    }

    /// <exception cref="InvalidTenantDisplayName">the name is empty, too long or has control characters</exception>
    public void Rename(string displayName, DateTimeOffset now)
    {
        if (!IsValidDisplayName(displayName))
        {
            throw new InvalidTenantDisplayName();
        }

        DisplayName = displayName;
        Touch(now);
    }

    public static bool IsValidDisplayName(string name) =>
        name.Trim().Length > 0 && PlainText.CodePoints(name) <= MaxDisplayNameLength && !PlainText.HasControlCharacters(name);

    /// <summary>
    /// Switches SCIM on or off. Off, the SCIM plane refuses and nothing is minted, but live tokens stay: switching on revives them.
    /// </summary>
    public void SwitchScim(bool enabled, DateTimeOffset now)
    {
        if (ScimEnabled != enabled)
        {
            ScimEnabled = enabled;
            Touch(now);
        }
    }

    public void AssumeControlOfExisting(bool assume, DateTimeOffset now)
    {
        if (AssumesControlOfExisting != assume)
        {
            AssumesControlOfExisting = assume;
            Touch(now);
        }
    }

    public void DefaultTokensTo(TokenLifetime lifetime, DateTimeOffset now)
    {
        TokenLifetime = lifetime;
        Touch(now);
    }

    public void UseCompatibilityProfile(string profile, DateTimeOffset now)
    {
        CompatibilityProfile = profile;
        Touch(now);
    }

    /// <exception cref="InvalidLiveTokenLimit">the limit is not between 1 and <see cref="HighestLiveTokenLimit"/></exception>
    /// <exception cref="LiveTokensExceedLimit">more tokens are live than the new limit allows</exception>
    public void LimitLiveTokens(int limit, int live, DateTimeOffset now)
    {
        if (limit is < 1 or > HighestLiveTokenLimit)
        {
            throw new InvalidLiveTokenLimit();
        }

        MaxLiveTokens = live <= limit ? limit : throw new LiveTokensExceedLimit(live);
        Touch(now);
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

    /// <summary>The door that every change of the tenant's own schemas goes through.</summary>
    public void SchemasChanged()
    {
        SchemaVersion++;
        Changed();
    }

    private void Touch(DateTimeOffset now)
    {
        UpdatedAt = now;
        Changed();
    }
}
