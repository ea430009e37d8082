namespace ScimPlatform.Domain.ScimTokens;

public enum TokenStatus
{
    Active,
    Expired,
    Revoked,
}
