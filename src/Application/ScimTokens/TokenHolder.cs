using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.OAuthClients;

namespace ScimPlatform.Application.ScimTokens;

/// <summary>Who it is that signs in with a token: the SCIM token itself, or the client that an access token was issued to.</summary>
/// <param name="Id">the id of the SCIM token, or of the client in the database</param>
/// <param name="Client">the client, or null for a SCIM token</param>
public sealed record TokenHolder(Guid Id, ClientIdentifier? Client = null)
{
    public Actor Actor => Client is null ? Actor.Token(Id) : Actor.OAuthClient(Client.Value);
}
