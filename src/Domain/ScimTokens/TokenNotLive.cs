using ScimPlatform.Domain.Common;

namespace ScimPlatform.Domain.ScimTokens;

public sealed class TokenNotLive(TokenStatus status) : DomainException(
    status == TokenStatus.Revoked ? "The SCIM token is revoked." : "The SCIM token has expired.");
