using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.ScimTokens;

/// <summary>Everything that is needed to set up an identity provider's connector.</summary>
/// <param name="Tenant">whose directory</param>
/// <param name="BaseUrl">the URL of the SCIM plane as clients see it, without a slash at its end</param>
/// <param name="TokenUrl">that of the token endpoint</param>
public sealed record GetEndpointInfoQuery(TenantId Tenant, string BaseUrl, string TokenUrl) : IQuery<EndpointInfo>;

/// <param name="BaseUrl">the URL of the SCIM plane</param>
/// <param name="Features">what it can do</param>
/// <param name="NewestToken">the live token that was minted last, or null when none is live</param>
/// <param name="IdentityProviders">how to set up each known one</param>
public sealed record EndpointInfo(
    string BaseUrl, ScimFeatures Features, ScimTokenView? NewestToken, IReadOnlyList<IdentityProvider> IdentityProviders)
{
    /// <summary>In how many whole days the newest token ends; null while that is more than a month away.</summary>
    public int? DaysLeft { get; init; }

    /// <summary>All live tokens, soonest expiry first, each with its days left.</summary>
    public IReadOnlyList<(ScimTokenView Token, int? DaysLeft)> LiveTokens { get; init; } = [];
}

internal sealed class GetEndpointInfoHandler(IScimTokenQueries tokens, TimeProvider time)
    : IRequestHandler<GetEndpointInfoQuery, EndpointInfo>
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    public async Task<EndpointInfo> Handle(GetEndpointInfoQuery query, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var live = await tokens.ListLiveAsync(query.Tenant, now, cancellationToken);
        var newest = live is [var first, ..] ? first : null;
        return new EndpointInfo(query.BaseUrl, ScimFeatures.Current, newest, Discovery.IdentityProviders.For(query.BaseUrl, query.TokenUrl))
        {
            DaysLeft = newest is null ? null : DaysLeft(newest, now),
            LiveTokens = [.. live.OrderBy(token => token.ExpiresAt).Select(token => (token, DaysLeft(token, now)))],
        };
    }

    private static int? DaysLeft(ScimTokenView token, DateTimeOffset now) => token.ExpiresAt - now <= Soon ? (token.ExpiresAt - now).Days : null;
}
