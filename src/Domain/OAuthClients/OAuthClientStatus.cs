namespace ScimPlatform.Domain.OAuthClients;

public enum OAuthClientStatus
{
    Active,
    Disabled,
}
