using ScimPlatform.Domain.OAuthClients;

namespace ScimPlatform.Application.OAuthClients.AccessTokens;

/// <summary>How often a client may get an access token.</summary>
public interface IAccessTokenLimit
{
    /// <summary>Counts one token that is about to be stored.</summary>
    /// <exception cref="Common.Errors.Refusal">too many; its error says when to try again</exception>
    void Admit(OAuthClientId client);
}
