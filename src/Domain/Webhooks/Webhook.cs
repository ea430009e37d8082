using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.Webhooks;

/// <summary>Somebody who is told of a tenant's events: at a URL, or, for security event tokens, whenever they are asked for.</summary>
public sealed class Webhook : AggregateRoot
{
    public const int MaxPerTenant = 20;

    /// <summary>So long messages are signed with the secret before as well.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    private Webhook()
    {
    }

    public WebhookId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    /// <summary>Null for a stream that is polled.</summary>
    public string? Url { get; private set; }

    /// <summary>The types of events that are told; empty for all.</summary>
    public IReadOnlyList<string> Types { get; private set; } = [];

    public WebhookFormat Format { get; private init; }

    /// <summary>Whether the resource is sent along, as it is when it is sent.</summary>
    public bool IncludeResource { get; private set; }

    public bool Enabled { get; private set; }

    /// <summary>Why it is not enabled, where nobody asked for that.</summary>
    public string? DisabledReason { get; private set; }

    /// <summary>Sealed; null for one that has none, and for one that was imported and has none yet.</summary>
    public byte[]? Secret { get; private set; }

    /// <summary>Sealed; the one before.</summary>
    public byte[]? PreviousSecret { get; private set; }

    /// <summary>Until when messages are signed with the one before too.</summary>
    public DateTimeOffset? PreviousSecretUntil { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public string CreatedBy { get; private init; } = null!;

    public DateTimeOffset UpdatedAt { get; private set; }

    private bool HasSecret => Format == WebhookFormat.Standard;

    /// <param name="id">which</param>
    /// <param name="tenant">whose</param>
    /// <param name="terms">what it tells, and where</param>
    /// <param name="secret">sealed; null for security event tokens</param>
    /// <param name="by">who makes it</param>
    /// <param name="now">when</param>
    /// <exception cref="WebhookNeedsUrl">only security event tokens can be polled</exception>
    public static Webhook Create(WebhookId id, TenantId tenant, WebhookTerms terms, byte[]? secret, Actor by, DateTimeOffset now)
    {
        if (terms.Url is null && terms.Format != WebhookFormat.Set)
        {
            throw new WebhookNeedsUrl();
        }

        var webhook = new Webhook
        {
            Id = id,
            TenantId = tenant,
            Url = terms.Url,
            Types = [.. terms.Types.Distinct().Order(StringComparer.Ordinal)],
            Format = terms.Format,
            IncludeResource = terms.IncludeResource,
            Enabled = terms.Enabled,
            Secret = secret,
            CreatedAt = now,
            CreatedBy = by.Subject,
            UpdatedAt = now,
        };
        webhook.Raise(
            EventName.WebhookCreated,
            new Change.Setting("url", null, Shown(webhook.Url)),
            new Change.Setting("types", null, webhook.Types),
            new Change.Setting("format", null, terms.Format.ToString()),
            new Change.Setting("include_resource", null, webhook.IncludeResource),
            new Change.Setting("enabled", null, webhook.Enabled));
        return webhook;
    }

    /// <exception cref="WebhookUrlFixed">it is polled, or would be from now on</exception>
    public void SendTo(string url, DateTimeOffset now)
    {
        if (Url is null)
        {
            throw new WebhookUrlFixed();
        }

        if (url != Url)
        {
            var before = Url;
            Url = url;
            Raise(EventName.WebhookUpdated, new Change.Setting("url", Shown(before), Shown(url)));
            Touch(now);
        }
    }

    public void Tell(IReadOnlyList<string> types, DateTimeOffset now)
    {
        IReadOnlyList<string> sorted = [.. types.Distinct().Order(StringComparer.Ordinal)];
        if (!sorted.SequenceEqual(Types))
        {
            Set("types", Types, sorted, now, value => Types = value);
        }
    }

    public void SendResources(bool include, DateTimeOffset now) => Set("include_resource", IncludeResource, include, now, value => IncludeResource = value);

    /// <exception cref="WebhookWithoutSecret">it was imported, and has no secret yet</exception>
    public void Enable(DateTimeOffset now)
    {
        if (HasSecret && Secret is null)
        {
            throw new WebhookWithoutSecret();
        }

        DisabledReason = null;
        Set("enabled", Enabled, true, now, value => Enabled = value);
    }

    /// <param name="reason">null where somebody asked for it</param>
    /// <param name="now">when</param>
    public void Disable(string? reason, DateTimeOffset now)
    {
        if (Enabled)
        {
            DisabledReason = reason;
            Set("enabled", Enabled, false, now, value => Enabled = value);
        }
    }

    /// <summary>Gives it another secret; for a day both sign.</summary>
    /// <exception cref="WebhookHasNoSecret">it is signed with the server's key</exception>
    /// <exception cref="WebhookSecretsOverlap">two sign already: a receiver may know the older one alone</exception>
    public void Rotate(byte[] secret, DateTimeOffset now)
    {
        if (!HasSecret)
        {
            throw new WebhookHasNoSecret();
        }

        if (PreviousSecretUntil is { } until && now < until)
        {
            throw new WebhookSecretsOverlap(until);
        }

        PreviousSecret = Secret;
        PreviousSecretUntil = Secret is null ? null : now + Overlap;
        Secret = secret;
        Raise(EventName.WebhookSecretRotated);
        Touch(now);
    }

    /// <summary>To be called before it is removed.</summary>
    public void Delete() => Raise(EventName.WebhookDeleted);

    // A path or query may be a secret of the receiver's.
    private static string? Shown(string? url) => url is null ? null : new Uri(url).GetLeftPart(UriPartial.Authority);

    private void Set<T>(string name, T before, T after, DateTimeOffset now, Action<T> set)
    {
        if (EqualityComparer<T>.Default.Equals(before, after))
        {
            return;
        }

        set(after);
        Raise(EventName.WebhookUpdated, new Change.Setting(name, before, after));
        Touch(now);
    }

    private void Touch(DateTimeOffset now)
    {
        UpdatedAt = now;
        Changed();
    }

    private void Raise(EventName name, params IReadOnlyList<Change> changes) => Raise(new DomainEvent(name, TenantId, Id.Value) { Changes = changes });
}

/// <param name="Url">where to; null to be polled</param>
/// <param name="Types">the types of events; empty for all</param>
/// <param name="Format">in what form</param>
/// <param name="IncludeResource">whether resources are sent along</param>
/// <param name="Enabled">whether it begins at once</param>
public sealed record WebhookTerms(string? Url, IReadOnlyList<string> Types, WebhookFormat Format, bool IncludeResource, bool Enabled);
