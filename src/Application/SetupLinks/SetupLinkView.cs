using ScimPlatform.Application.Idempotency;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.SetupLinks;

namespace ScimPlatform.Application.SetupLinks;

/// <summary>A setup link as it may be shown: everything but its secret.</summary>
public sealed record SetupLinkView
{
    public required Guid Id { get; init; }

    public required Guid TenantId { get; init; }

    public required SetupLinkStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required DateTimeOffset? OpenedAt { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }

    public required string? RevokedBy { get; init; }

    public static SetupLinkView Of(SetupLink link, DateTimeOffset now) => new()
    {
        Id = link.Id.Value,
        TenantId = link.TenantId.Value,
        Status = link.StatusAt(now),
        CreatedAt = link.CreatedAt,
        CreatedBy = link.CreatedBy,
        ExpiresAt = link.ExpiresAt,
        OpenedAt = link.OpenedAt,
        RevokedAt = link.RevokedAt,
        RevokedBy = link.RevokedBy,
    };
}

/// <summary>A link that was made, with the secret of its address.</summary>
/// <param name="Link">the link</param>
/// <param name="Secret">null when it is a repeat, and too late to be shown it</param>
public sealed record MadeSetupLink(SetupLinkView Link, TokenSecret? Secret) : IMinted
{
    public bool IsRepeat { get; init; }
}
