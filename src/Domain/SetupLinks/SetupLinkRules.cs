using ScimPlatform.Domain.Common;

namespace ScimPlatform.Domain.SetupLinks;

public sealed class InvalidSetupLinkHours() : ValueRefused(
    $"A setup link lives between {SetupLink.MinHours} and {SetupLink.MaxHours} hours.");

public sealed class SetupLinkUsed() : DomainException("The link was used: it opens in one browser only.");

public sealed class SetupLinkExpired() : DomainException("The link has expired.");

public sealed class SetupLinkRevoked() : DomainException("The link was revoked.");
