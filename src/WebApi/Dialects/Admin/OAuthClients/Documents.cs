using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ScimPlatform.Application.OAuthClients;
using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin.OAuthClients;

/// <summary>A client of the token endpoint. With its secrets' clear values nowhere.</summary>
[SchemaName("OAuthClient")]
public sealed record OAuthClientResponse
{
    /// <summary>The client_id.</summary>
    public required string Id { get; init; }

    public required Guid TenantId { get; init; }

    public required string Name { get; init; }

    /// <summary>active or disabled.</summary>
    [Constraints(Words = typeof(OAuthClientStatus))]
    public required string Status { get; init; }

    [Constraints(Words = typeof(TokenScopeNames))]
    public required IReadOnlyList<string> Scopes { get; init; }

    public required IReadOnlyList<string> AllowedNetworks { get; init; }

    public required int AccessTokenMinutes { get; init; }

    public required IReadOnlyList<ClientSecretResponse> Secrets { get; init; }

    /// <summary>The public keys that the client signs its assertions with.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonObject? Jwks { get; init; }

    /// <summary>Where they are, instead.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? JwksUri { get; init; }

    public required TrustResponse? Trust { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required DateTimeOffset? LastUsedAt { get; init; }

    public required string TokenUrl { get; init; }

    public required string ScimUrl { get; init; }

    public static OAuthClientResponse Of(OAuthClientView client, HttpRequest request, PublicUrl url) => new()
    {
        Id = client.Id,
        TenantId = client.TenantId,
        Name = client.Name,
        Status = client.Status.Word(),
        Scopes = client.Scopes,
        AllowedNetworks = client.AllowedNetworks,
        AccessTokenMinutes = client.AccessTokenMinutes,
        Secrets = [.. client.Secrets.Select(secret => ClientSecretResponse.Of(secret))],
        Jwks = client.Jwks is null ? null : JsonNode.Parse(client.Jwks)!.AsObject(),
        JwksUri = client.JwksUri,
        Trust = client.Trust is null ? null : new TrustResponse(client.Trust.Issuer, client.Trust.JwksUri, client.Trust.Subject, client.Trust.Audience),
        CreatedAt = client.CreatedAt,
        CreatedBy = client.CreatedBy,
        UpdatedAt = client.UpdatedAt,
        LastUsedAt = client.LastUsedAt,
        TokenUrl = url.Of(request, IssueAccessTokenCommand.Path),
        ScimUrl = url.Of(request, DialectPaths.ScimBase),
    };
}

/// <summary>A secret of a client; with its clear value in the answer to minting only.</summary>
[SchemaName("OAuthClientSecret")]
public sealed record ClientSecretResponse(Guid Id, string Hint, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt)
{
    /// <summary>The clear secret, shown once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    public static ClientSecretResponse Of(ClientSecretView secret) =>
        new(secret.Id, secret.Hint, secret.CreatedAt, secret.ExpiresAt, secret.LastUsedAt);

    public static ClientSecretResponse Of(MintedClientSecret minted) => Of(minted.Secret) with { Secret = minted.Clear?.Reveal() };

    // The generated form would print the secret.
    public override string ToString() => nameof(ClientSecretResponse);
}

/// <summary>Whose assertions sign the client in.</summary>
[SchemaName("OAuthClientTrust")]
public sealed record TrustResponse(
    string Issuer, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? JwksUri, string Subject, string Audience);

/// <summary>A new client.</summary>
/// <param name="Name">1 to 100 characters</param>
/// <param name="TenantId">the tenant; may be left out or null where the caller belongs to one</param>
/// <param name="Scopes">users:read, users:write, groups:read, groups:write; all when left out</param>
/// <param name="AllowedNetworks">addresses and CIDR blocks; anywhere when left out</param>
/// <param name="AccessTokenMinutes">how long its access tokens live; 60 when left out</param>
/// <param name="Jwks">public keys (RFC 7517) that it signs assertions with; not beside jwks_uri</param>
/// <param name="JwksUri">where they are, instead</param>
/// <param name="Trust">whose assertions sign it in</param>
public sealed record CreateOAuthClientRequest(
    [property: Constraints(MinLength = 1, MaxLength = TokenName.MaxLength)] string Name,
    Guid? TenantId,
    [property: Constraints(Words = typeof(TokenScopeNames))] IReadOnlyList<string>? Scopes,
    [property: Constraints(ExampleOfItems = "192.0.2.0/24")] IReadOnlyList<string>? AllowedNetworks,
    [property: Constraints(Min = OAuthClient.MinAccessTokenMinutes, Max = OAuthClient.MaxAccessTokenMinutes)] int? AccessTokenMinutes,
    JsonObject? Jwks,
    [property: Constraints(Example = "https://idp.example/keys")] string? JwksUri,
    TrustRequest? Trust) : IRequestBody<CreateOAuthClientRequest>
{
    public static CreateOAuthClientRequest Read(JsonFields fields) => new(
        fields.RequiredText("name"),
        fields.Uuid("tenant_id"),
        fields.TextList("scopes"),
        fields.TextList("allowed_networks"),
        fields.Whole("access_token_minutes"),
        SourcesOf.Jwks(fields),
        fields.Text("jwks_uri"),
        fields.Object("trust", TrustRequest.Read));
}

/// <summary>What to change of a client; what is left out stays.</summary>
/// <param name="Name">1 to 100 characters</param>
/// <param name="Status">active or disabled</param>
/// <param name="Scopes">users:read, users:write, groups:read, groups:write</param>
/// <param name="AllowedNetworks">addresses and CIDR blocks; anywhere when empty</param>
/// <param name="AccessTokenMinutes">how long its access tokens live from now on</param>
/// <param name="Jwks">public keys (RFC 7517); without keys it has none from now on</param>
/// <param name="JwksUri">where they are, instead</param>
/// <param name="Trust">whose assertions sign it in; null ends the trust</param>
public sealed record PatchOAuthClientRequest(
    [property: Constraints(MinLength = 1, MaxLength = TokenName.MaxLength)] string? Name,
    [property: Constraints(Words = typeof(OAuthClientStatus))] string? Status,
    [property: Constraints(Words = typeof(TokenScopeNames))] IReadOnlyList<string>? Scopes,
    [property: Constraints(ExampleOfItems = "192.0.2.0/24")] IReadOnlyList<string>? AllowedNetworks,
    [property: Constraints(Min = OAuthClient.MinAccessTokenMinutes, Max = OAuthClient.MaxAccessTokenMinutes)] int? AccessTokenMinutes,
    JsonObject? Jwks,
    [property: Constraints(Example = "https://idp.example/keys")] string? JwksUri,
    TrustRequest? Trust) : IRequestBody<PatchOAuthClientRequest>
{
    // Null is what the member says where it says nothing, too.
    internal bool EndsTrust { get; private init; }

    public static PatchOAuthClientRequest Read(JsonFields fields) => new(
        fields.Text("name"),
        fields.Text("status"),
        fields.TextList("scopes"),
        fields.TextList("allowed_networks"),
        fields.Whole("access_token_minutes"),
        SourcesOf.Jwks(fields),
        fields.Text("jwks_uri"),
        fields.Object("trust", TrustRequest.Read))
    {
        EndsTrust = fields.IsNull("trust"),
    };
}

/// <summary>Whose assertions sign the client in.</summary>
/// <param name="Issuer">an https URL, as the assertions name it</param>
/// <param name="JwksUri">where its keys are; found by OpenID discovery when left out</param>
/// <param name="Subject">as the assertions name it</param>
/// <param name="Audience">as the assertions name it, with or without /.default</param>
public sealed record TrustRequest(
    [property: Constraints(Example = "https://idp.example/tenant")] string? Issuer,
    [property: Constraints(Example = "https://idp.example/keys")] string? JwksUri,
    [property: Constraints(MinLength = 1, MaxLength = ClientTrust.MaxTextLength)] string? Subject,
    [property: Constraints(MinLength = 1, MaxLength = ClientTrust.MaxTextLength)] string? Audience)
{
    internal static TrustRequest Read(JsonFields fields) =>
        new(fields.Text("issuer"), fields.Text("jwks_uri"), fields.Text("subject"), fields.Text("audience"));

    internal TrustSource ToSource() => new(Issuer, JwksUri, Subject, Audience);
}

/// <summary>A new secret.</summary>
/// <param name="ExpiresInDays">1 to 1095; 365 when left out</param>
[SchemaName("OAuthClientSecretMint")]
public sealed record MintClientSecretRequest(
    [property: Constraints(Min = SecretLifetime.MinDays, Max = SecretLifetime.MaxDays)] int? ExpiresInDays) : IRequestBody<MintClientSecretRequest>
{
    public static bool IsOptional => true;

    public static MintClientSecretRequest Read(JsonFields fields) => new(fields.Whole("expires_in_days"));
}

internal static class SourcesOf
{
    public static JsonObject? Jwks(JsonFields fields) => fields.Document("jwks") is { } text ? JsonNode.Parse(text)!.AsObject() : null;

    public static OAuthClientSources All(JsonObject? jwks, string? jwksUri, TrustRequest? trust, bool endsTrust = false) =>
        new(jwks?.ToJsonString(), jwksUri, trust?.ToSource(), endsTrust);
}
