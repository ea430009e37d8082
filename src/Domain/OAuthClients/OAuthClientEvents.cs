using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.OAuthClients;

/// <summary>What the audit is told of a client: its settings, never a secret or hash.</summary>
public static class OAuthClientEvents
{
    /// <summary>Why a client was not let in.</summary>
    /// <param name="tenant">whose client</param>
    /// <param name="client">which</param>
    /// <param name="identifier">as it calls itself</param>
    /// <param name="reason">a word</param>
    /// <param name="got">what it said, if that is no secret</param>
    /// <param name="expected">what it should have said</param>
    public static DomainEvent Refused(
        TenantId tenant, OAuthClientId client, ClientIdentifier identifier, string reason, string? got, string? expected) =>
        new(EventName.ClientRefused, tenant, client.Value)
        {
            By = Actor.OAuthClient(identifier.Value),
            Changes = [new Change.Fact("reason", reason), .. Fact("got", got), .. Fact("expected", expected)],
        };

    /// <param name="token">the new token</param>
    /// <param name="identifier">whose it is</param>
    /// <param name="method">how the client signed in</param>
    public static DomainEvent Issued(AccessToken token, ClientIdentifier identifier, string method) =>
        new(EventName.AccessTokenIssued, token.TenantId, token.ClientId.Value)
        {
            By = Actor.OAuthClient(identifier.Value),
            Changes =
            [
                new Change.Fact("token_id", token.Id.ToString()), new Change.Fact("method", method),
                new Change.Fact("scopes", token.Scopes.Names()), new Change.Fact("expires_at", token.ExpiresAt),
            ],
        };

    /// <summary>A client ended one of its tokens.</summary>
    public static DomainEvent TokenRevoked(TenantId tenant, OAuthClientId client, ClientIdentifier identifier, Guid token) =>
        new(EventName.AccessTokenRevoked, tenant, client.Value)
        {
            By = Actor.OAuthClient(identifier.Value),
            Changes = [new Change.Fact("token_id", token.ToString())],
        };

    /// <summary>An access token was found where everybody can read it.</summary>
    public static DomainEvent TokenLeaked(AccessToken token, Actor by) =>
        new(EventName.ClientLeaked, token.TenantId, token.ClientId.Value)
        {
            By = by,
            Changes = [new Change.Fact("token_id", token.Id.ToString())],
        };

    internal static DomainEvent Created(OAuthClient client) => Of(client, EventName.ClientCreated,
    [
        new Change.Setting("name", null, client.Name.Value),
        new Change.Setting("scopes", null, client.Scopes.Names()),
        new Change.Setting("allowed_networks", null, TokenEvents.Names(client.AllowedNetworks)),
        new Change.Setting("access_token_minutes", null, client.AccessTokenMinutes),
        new Change.Setting("keys", null, Word(new ClientKeys(client.Jwks, client.JwksUri))),
        new Change.Setting("trust", null, Word(client.Trust)),
    ]);

    internal static DomainEvent Updated(OAuthClient client, string setting, object? from, object? to) =>
        Of(client, EventName.ClientUpdated, [new Change.Setting(setting, from, to)]);

    internal static DomainEvent Deleted(OAuthClient client) => Of(client, EventName.ClientDeleted, []);

    internal static DomainEvent SecretMinted(OAuthClient client, ClientSecret secret) => Of(client, EventName.ClientSecretMinted,
        [.. Facts(secret), new Change.Fact("expires_at", secret.ExpiresAt)]);

    internal static DomainEvent SecretDeleted(OAuthClient client, ClientSecret secret, bool revokesTokens) => Of(
        client, EventName.ClientSecretDeleted, [.. Facts(secret), new Change.Fact("tokens_revoked", revokesTokens)]);

    internal static DomainEvent Leaked(OAuthClient client, ClientSecret secret, Actor by, string was) =>
        Of(client, EventName.ClientLeaked, [.. Facts(secret), new Change.Fact("was", was)]) with { By = by };

    internal static DomainEvent Expiring(OAuthClient client, ClientSecret secret, int daysAhead) =>
        Of(client, EventName.ClientExpiring,
            [.. Facts(secret), new Change.Fact("days_ahead", daysAhead), new Change.Fact("expires_at", secret.ExpiresAt)]) with
        { By = Actor.System };

    internal static string? Word(ClientKeys keys) => keys.JwksUri ?? keys.Jwks;

    internal static string? Word(ClientTrust? trust) =>
        trust is null ? null : $"{trust.Issuer} {trust.JwksUri ?? "by discovery"} {trust.Subject} {trust.Audience}";

    private static Change[] Facts(ClientSecret secret) =>
        [new Change.Fact("secret_id", secret.Id.ToString()), new Change.Fact("hint", secret.Hint)];

    private static Change[] Fact(string name, string? value) => value is null ? [] : [new Change.Fact(name, value)];

    private static DomainEvent Of(OAuthClient client, EventName name, IReadOnlyList<Change> changes) =>
        new(name, client.TenantId, client.Id.Value) { Changes = [new Change.Fact("client_id", client.Identifier.Value), .. changes] };
}
