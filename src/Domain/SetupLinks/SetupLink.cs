using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.SetupLinks;

/// <summary>
/// A link for somebody who connects an identity provider and has no account here. The first browser that opens it has it, until it expires or
/// is revoked; no other browser gets in by it.
/// </summary>
public sealed class SetupLink : AggregateRoot
{
    public const int MinHours = 1;
    public const int MaxHours = 168;
    public const int DefaultHours = 24;

    private const string Prefix = "scim_setup_";

    private SetupLink()
    {
    }

    public SetupLinkId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public TokenHash Hash { get; private init; } = null!;

    public DateTimeOffset CreatedAt { get; private init; }

    public string CreatedBy { get; private init; } = null!;

    public DateTimeOffset ExpiresAt { get; private init; }

    public DateTimeOffset? OpenedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public string? RevokedBy { get; private set; }

    /// <returns>the link, and the secret that its address has: it is shown once</returns>
    /// <exception cref="InvalidSetupLinkHours">it would live for no time, or for more than a week</exception>
    public static (SetupLink Link, TokenSecret Secret) Make(TenantId tenant, int hours, Actor by, DateTimeOffset now)
    {
        if (hours is < MinHours or > MaxHours)
        {
            throw new InvalidSetupLinkHours();
        }

        var secret = TokenSecret.Generate(Prefix);
        var link = new SetupLink
        {
            Id = SetupLinkId.New(now),
            TenantId = tenant,
            Hash = secret.Hash,
            CreatedAt = now,
            CreatedBy = by.Subject,
            ExpiresAt = now.AddHours(hours),
        };
        link.Raise(new DomainEvent(EventName.SetupLinkCreated, tenant, link.Id.Value) { Changes = [new Change.Fact("expires_at", link.ExpiresAt)] });
        return (link, secret);
    }

    public SetupLinkStatus StatusAt(DateTimeOffset now) =>
        RevokedAt is not null ? SetupLinkStatus.Revoked
        : now >= ExpiresAt ? SetupLinkStatus.Expired
        : OpenedAt is not null ? SetupLinkStatus.Opened
        : SetupLinkStatus.Waiting;

    /// <summary>Gives it to the browser that asks.</summary>
    /// <exception cref="SetupLinkRevoked">somebody took it back</exception>
    /// <exception cref="SetupLinkExpired">it is too late</exception>
    /// <exception cref="SetupLinkUsed">a browser has it</exception>
    public void Open(DateTimeOffset now)
    {
        switch (StatusAt(now))
        {
            case SetupLinkStatus.Revoked:
                throw new SetupLinkRevoked();
            case SetupLinkStatus.Expired:
                throw new SetupLinkExpired();
            case SetupLinkStatus.Opened:
                throw new SetupLinkUsed();
        }

        OpenedAt = now;
        Raise(new DomainEvent(EventName.SetupLinkOpened, TenantId, Id.Value) { By = Actor.SetupLink(Id.Value) });
        Changed();
    }

    /// <summary>Ends it with what was begun by it. Fine when it is revoked.</summary>
    public void Revoke(Actor by, DateTimeOffset now)
    {
        if (RevokedAt is null)
        {
            (RevokedAt, RevokedBy) = (now, by.Subject);
            Raise(new DomainEvent(EventName.SetupLinkRevoked, TenantId, Id.Value) { By = by });
            Changed();
        }
    }

    /// <summary>Ends a link that was found where everybody can read it, and tells of one that had ended before as well.</summary>
    public void ReportLeak(Actor by, DateTimeOffset now)
    {
        Raise(new DomainEvent(EventName.SetupLinkLeaked, TenantId, Id.Value) { By = by, Changes = [new Change.Fact("was", StatusAt(now).Word())] });
        if (RevokedAt is null)
        {
            (RevokedAt, RevokedBy) = (now, by.Subject);
            Changed();
        }
    }
}
