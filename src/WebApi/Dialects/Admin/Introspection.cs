using System.Text.Json.Serialization;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin;

/// <summary>What was found.</summary>
/// <param name="Token">the clear value</param>
public sealed record IntrospectionRequest(string Token) : IRequestBody<IntrospectionRequest>
{
    public static IntrospectionRequest Read(JsonFields fields) => new(fields.RequiredText("token"));

    // The generated form would print the secret.
    public override string ToString() => nameof(IntrospectionRequest);
}

/// <summary>RFC 7662 section 2.2, and which token it is. Of what is no token of the caller's there is nothing but <c>active</c>.</summary>
/// <param name="Active">whether it opens the SCIM plane</param>
/// <param name="Scope">what it may do, separated by blanks</param>
/// <param name="TokenType">always Bearer</param>
/// <param name="Exp">when it ends, in seconds since 1970</param>
/// <param name="Iat">when it was minted, in seconds since 1970</param>
/// <param name="Sub">who minted it</param>
/// <param name="Jti">its id</param>
[SchemaName("ScimTokenIntrospection")]
public sealed record IntrospectionResponse(
    bool Active,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Scope = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TokenType = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Exp = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Iat = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sub = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Jti = null)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? TokenId => Jti;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? TenantId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Hint { get; init; }

    /// <summary>active, expired or revoked.</summary>
    [Constraints(Words = typeof(TokenStatus))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Status { get; init; }

    public static IntrospectionResponse Of(ScimTokenView? token) => token is null
        ? new IntrospectionResponse(false)
        : new IntrospectionResponse(
            token.Status == TokenStatus.Active,
            string.Join(' ', token.Scopes),
            "Bearer",
            token.ExpiresAt.ToUnixTimeSeconds(),
            token.CreatedAt.ToUnixTimeSeconds(),
            token.CreatedBy,
            token.Id)
        {
            TenantId = token.TenantId,
            Name = token.Name,
            Hint = token.Hint,
            Status = ScimTokenResponse.Word(token.Status),
        };
}
