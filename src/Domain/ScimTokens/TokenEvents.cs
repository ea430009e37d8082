using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.ScimTokens;

/// <summary>What the audit is told of a token: its settings, never its secret or hash.</summary>
public static class TokenEvents
{
    /// <param name="token">the new one</param>
    /// <param name="replaced">those that it stands in for</param>
    internal static DomainEvent Minted(ScimToken token, IReadOnlyList<ScimToken> replaced) =>
        Of(token, replaced.Count == 0 ? EventName.TokenMinted : EventName.TokenRecreated, token.MintedBy, [
            new Change.Setting("name", null, token.Name.Value),
            new Change.Setting("expires_at", null, token.ExpiresAt),
            new Change.Setting("scopes", null, token.Scopes.Names()),
            new Change.Setting("allowed_networks", null, Names(token.AllowedNetworks)),
            .. replaced.Count == 0
                ? Array.Empty<Change>()
                : [new Change.Fact("replaced", replaced.Select(old => old.Id.ToString()).ToList())],
        ]);

    internal static DomainEvent Revoked(ScimToken token, Actor by) => Of(token, EventName.TokenRevoked, by, []);

    internal static DomainEvent Updated(ScimToken token, string setting, object from, object to) =>
        Of(token, EventName.TokenUpdated, by: null, [new Change.Setting(setting, from, to)]);

    /// <summary>A live token was shown where it may not be used.</summary>
    /// <param name="tenant">whose token</param>
    /// <param name="token">which</param>
    /// <param name="reason">why it may not: its networks, unless something else is said</param>
    public static DomainEvent Refused(TenantId tenant, ScimTokenId token, string reason = "address_not_allowed") => new(EventName.TokenRefused, tenant, token.Value)
    {
        By = Actor.Token(token.Value),
        Changes = [new Change.Fact("reason", reason)],
    };

    /// <param name="token">what was found</param>
    /// <param name="by">who found it</param>
    /// <param name="was">its state until then</param>
    internal static DomainEvent Leaked(ScimToken token, Actor by, TokenStatus was) =>
        Of(token, EventName.TokenLeaked, by, [new Change.Fact("was", was.ToString().ToLowerInvariant())]);

    /// <summary>Of what is no token of the tenant, only that somebody asked.</summary>
    public static DomainEvent Introspected(TenantId tenant, ScimTokenId? token) =>
        new(EventName.TokenIntrospected, tenant, token?.Value ?? Guid.Empty) { Changes = [new Change.Fact("found", token is not null)] };

    public static DomainEvent Expiring(ScimToken token, int daysAhead) => Of(
        token, EventName.TokenExpiring, Actor.System, [new Change.Fact("days_ahead", daysAhead), new Change.Fact("expires_at", token.ExpiresAt)]);

    internal static IReadOnlyList<string> Names(IReadOnlyList<AllowedNetwork> networks) => [.. networks.Select(network => network.ToString())];

    internal static bool Differs(object from, object to) => (from, to) switch
    {
        (IReadOnlyList<string> old, IReadOnlyList<string> fresh) => !old.SequenceEqual(fresh),
        _ => !from.Equals(to),
    };

    private static DomainEvent Of(ScimToken token, EventName name, Actor? by, IReadOnlyList<Change> changes) =>
        new(name, token.TenantId, token.Id.Value) { By = by, Changes = changes };
}
