using ScimPlatform.Domain.Common;

namespace ScimPlatform.Domain.OAuthClients;

public sealed class ClientSecretLimitReached() : DomainException(
    $"The client already has {OAuthClient.MostLiveSecrets} live secrets. Delete one first.");

public sealed class TooManySecrets() : DomainException(
    $"The client has {OAuthClient.MostSecrets} secrets, most of them expired. Delete one first.");

public sealed class TwoKeySources() : ValueRefused("A client has its keys in jwks or at jwks_uri, not both.");

public sealed class IncompleteTrust() : ValueRefused("A trust has an issuer, a subject and an audience.");

public sealed class InvalidAccessTokenMinutes() : ValueRefused(
    $"Access tokens live between {OAuthClient.MinAccessTokenMinutes} and {OAuthClient.MaxAccessTokenMinutes} minutes.");
