using System.Text.Json.Serialization;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin;

/// <summary>One page of a list.</summary>
/// <param name="Items">the page</param>
/// <param name="Total">how many there are in all</param>
/// <param name="Page">from 1</param>
/// <param name="PerPage">how many a page has</param>
/// <param name="Pages">how many pages there are; 0 when there is nothing</param>
public sealed record PageResponse<T>(IReadOnlyList<T> Items, int Total, int Page, int PerPage, int Pages);

internal static class PageResponse
{
    public static PageResponse<TItem> Of<TView, TItem>(Page<TView> page, Func<TView, TItem> item) =>
        new([.. page.Items.Select(item)], page.Total, page.Request.Number, page.Request.Size, page.Pages);
}

/// <summary>A stretch of a list that is newest first.</summary>
/// <param name="Items">the stretch</param>
/// <param name="NextCursor">what to send as cursor for the next one; null at the end</param>
public sealed record FeedResponse<T>(IReadOnlyList<T> Items, string? NextCursor);

internal static class FeedResponse
{
    public static FeedResponse<TItem> Of<TView, TItem>(KeysetPage<TView> stretch, Func<TView, TItem> item) =>
        new([.. stretch.Items.Select(item)], stretch.NextCursor);
}

/// <summary>A token; with its secret in the answer to minting only.</summary>
[SchemaName("ScimToken")]
public sealed record ScimTokenResponse
{
    public required Guid Id { get; init; }

    public required Guid TenantId { get; init; }

    public required string Name { get; init; }

    /// <summary>Prefix and last four characters of the token.</summary>
    public required string Hint { get; init; }

    /// <summary>active, expired or revoked.</summary>
    [Constraints(Words = typeof(TokenStatus))]
    public required string Status { get; init; }

    [Constraints(Words = typeof(TokenScopeNames))]
    public required IReadOnlyList<string> Scopes { get; init; }

    public required IReadOnlyList<string> AllowedNetworks { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required DateTimeOffset? LastUsedAt { get; init; }

    public required string? LastUsedIp { get; init; }

    public required string? LastUsedUserAgent { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }

    public required string? RevokedBy { get; init; }

    /// <summary>The clear token, shown once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Token { get; init; }

    public static ScimTokenResponse Of(ScimTokenView token) => new()
    {
        Id = token.Id,
        TenantId = token.TenantId,
        Name = token.Name,
        Hint = token.Hint,
        Status = Word(token.Status),
        Scopes = token.Scopes,
        AllowedNetworks = token.AllowedNetworks,
        CreatedAt = token.CreatedAt,
        CreatedBy = token.CreatedBy,
        UpdatedAt = token.UpdatedAt,
        ExpiresAt = token.ExpiresAt,
        LastUsedAt = token.LastUsedAt,
        LastUsedIp = token.LastUsedIp,
        LastUsedUserAgent = token.LastUsedUserAgent,
        RevokedAt = token.RevokedAt,
        RevokedBy = token.RevokedBy,
    };

    public static ScimTokenResponse Of(MintedScimToken minted) => Of(minted.Token) with { Token = minted.Secret?.Reveal() };

    internal static string Word(TokenStatus status) => status switch
    {
        TokenStatus.Active => "active",
        TokenStatus.Expired => "expired",
        _ => "revoked",
    };
}
