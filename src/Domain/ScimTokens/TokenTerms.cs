using System.Net;

namespace ScimPlatform.Domain.ScimTokens;

/// <summary>When and from where a token may be used.</summary>
/// <param name="ExpiresAt">the moment from which on it is expired</param>
/// <param name="RevokedAt">when it was revoked, or null</param>
/// <param name="AllowedNetworks">the networks that it may be used from; none for any</param>
public sealed record TokenTerms(DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, IReadOnlyList<AllowedNetwork> AllowedNetworks)
{
    public TokenStatus StatusAt(DateTimeOffset now) =>
        RevokedAt is not null ? TokenStatus.Revoked : now < ExpiresAt ? TokenStatus.Active : TokenStatus.Expired;

    /// <summary>The same, but that it ends by a moment, if it does not before; null for never.</summary>
    public TokenTerms EndingBy(DateTimeOffset? moment) => moment < ExpiresAt ? this with { ExpiresAt = moment.Value } : this;

    /// <summary>Whether the token may be used from that address; without networks it may from anywhere.</summary>
    public bool Allows(IPAddress? address) =>
        AllowedNetworks.Count == 0 || (address is not null && AllowedNetworks.Any(network => network.Contains(address)));
}
