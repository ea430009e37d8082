using System.Text.Json.Serialization;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.F5Xc;

/// <summary>F5's CreateResponse.</summary>
/// <param name="Active">whether the token is live</param>
/// <param name="Data">the clear token; only when it was just minted</param>
/// <param name="ExpirationTimestamp">when it ends</param>
/// <param name="Name">6 to 1,024 characters</param>
[SchemaName("CreateResponse")]
public sealed record ScimTokenResponse(
    bool Active,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Data,
    DateTimeOffset ExpirationTimestamp,
    string Name)
{
    private const int ShortestName = 6;

    public static ScimTokenResponse Of(ScimTokenView token, TokenSecret? secret = null) => new(
        token.Status == TokenStatus.Active,
        secret?.Reveal(),
        token.ExpiresAt,
        token.Name.Length < ShortestName ? TokenName.Unnamed(new ScimTokenId(token.Id)).Value : token.Name);
}

/// <summary>F5's answer to a revocation.</summary>
[SchemaName("StatusResponse")]
public sealed record StatusResponse(bool Status);
