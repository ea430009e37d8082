using System.Text.Json.Serialization;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Truto;

/// <summary>Truto's SCIM token.</summary>
[SchemaName("TrutoScimToken")]
public sealed record ScimTokenResponse
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The tenant's id.</summary>
    public required Guid TeamId { get; init; }

    /// <summary>The clear token; only when it was just minted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Token { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required Guid CreatedBy { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required DateTimeOffset? LastUsedAt { get; init; }

    public static ScimTokenResponse Of(ScimTokenView token, TokenSecret? secret = null) => new()
    {
        Id = token.Id,
        Name = token.Name,
        TeamId = token.TenantId,
        Token = secret?.Reveal(),
        CreatedAt = token.CreatedAt,
        CreatedBy = SubjectUuid.Of(token.CreatedByIssuer, token.CreatedBy),
        UpdatedAt = token.UpdatedAt,
        LastUsedAt = token.LastUsedAt,
    };
}

/// <summary>A stretch of a list.</summary>
[SchemaName("TrutoScimTokenList")]
public sealed record ScimTokenListResponse(int Limit, string? NextCursor, IReadOnlyList<ScimTokenResponse> Result);
