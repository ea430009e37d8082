using ScimPlatform.Domain.Common;

namespace ScimPlatform.Domain.Tenants;

public sealed class ScimNotEnabled() : DomainException("SCIM is not enabled for this tenant.");

public sealed class StaticTokensEnded() : DomainException(
    "Static SCIM tokens have ended for this tenant: its connectors sign in at the token endpoint.");

public sealed class LiveTokenLimitReached(int limit) : DomainException(
    limit == 1
        ? "The tenant already has a live SCIM token. Revoke or recreate it first."
        : $"The tenant already has {limit} live SCIM tokens, its limit. Revoke or recreate one first.");

public sealed class NoRoomForOverlap(int limit) : DomainException(
    limit == 1
        ? "The tenant may have one live SCIM token only: recreate it without an overlap."
        : $"The tenant already has {limit} live SCIM tokens, its limit: there is no room for an overlap.");

public sealed class LiveTokensExceedLimit(int live) : DomainException(
    $"The tenant has {live} live SCIM tokens: the limit cannot be lower than that.");

public sealed class TenantNotEmpty() : DomainException(
    "The tenant still has users, groups or a live SCIM token. Remove them first, or delete it with force.");

public sealed class TenantSlugTaken() : DomainException("Another tenant has this slug.");

public sealed class InvalidTenantDisplayName() : ValueRefused(
    $"A display name has 1 to {Tenant.MaxDisplayNameLength} characters and no control characters.");

public sealed class InvalidLiveTokenLimit() : ValueRefused(
    $"The limit of live tokens is between 1 and {Tenant.HighestLiveTokenLimit}.");
