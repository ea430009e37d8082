using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>At most so many access tokens of one client in any minute, on this node.</summary>
internal sealed class AccessTokenLimit(RateLimitSettings settings, TimeProvider time) : IAccessTokenLimit
{
    private readonly MinuteLimit<OAuthClientId> limit = new(
        settings.Enabled ? settings.AccessTokensPerMinute : 0,
        "access-token",
        $"A client gets at most {settings.AccessTokensPerMinute} access tokens in a minute. They can be used until they expire.",
        time);

    public void Admit(OAuthClientId client) => limit.Admit(client);
}
