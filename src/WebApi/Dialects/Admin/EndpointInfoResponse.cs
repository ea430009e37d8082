using System.Text.Json.Serialization;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin;

/// <summary>Everything that is needed to set up an identity provider.</summary>
[SchemaName("ScimEndpointInfo")]
public sealed record EndpointInfoResponse(
    string BaseUrl,
    EndpointAuthentication Authentication,
    EndpointFeatures Features,
    EndpointToken Token,
    IReadOnlyList<EndpointLiveToken> Tokens,
    IReadOnlyList<IdentityProvider> IdentityProviders)
{
    public static EndpointInfoResponse Of(EndpointInfo info) => new(
        info.BaseUrl,
        new EndpointAuthentication("Bearer", "Authorization"),
        new EndpointFeatures(
            info.Features.Patch,
            info.Features.Bulk,
            info.Features.Filter,
            info.Features.Sort,
            info.Features.ETag,
            info.Features.ChangePassword),
        EndpointToken.Of(info),
        [.. info.LiveTokens.Select(live => EndpointLiveToken.Of(live.Token, live.DaysLeft))],
        info.IdentityProviders);
}

public sealed record EndpointAuthentication(string Scheme, string Header);

public sealed record EndpointFeatures(
    bool Patch, bool Bulk, bool Filter, bool Sort, [property: JsonPropertyName("etag")] bool ETag, bool ChangePassword);

/// <param name="Live">whether a token is live</param>
/// <param name="ExpiresAt">when the newest live token ends</param>
/// <param name="LastUsedAt">when it was last used</param>
/// <param name="DaysLeft">how many whole days it has left; during its last 30 only</param>
/// <param name="Warning">the same for people</param>
public sealed record EndpointToken(
    bool Live,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? DaysLeft,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Warning)
{
    public static EndpointToken Of(EndpointInfo info) => new(
        info.NewestToken is not null,
        info.NewestToken?.ExpiresAt,
        info.NewestToken?.LastUsedAt,
        info.DaysLeft,
        WarningOf(info.DaysLeft));

    public static string? WarningOf(int? daysLeft) =>
        daysLeft is { } days ? $"The SCIM token expires in {Words(days)}. Recreate it before the identity provider is locked out." : null;

    private static string Words(int days) => days switch
    {
        0 => "less than a day",
        1 => "1 day",
        _ => $"{days} days",
    };
}

/// <summary>One of the live tokens, soonest expiry first.</summary>
/// <param name="DaysLeft">how many whole days it has left; during its last 30 only</param>
/// <param name="Warning">the same for people</param>
public sealed record EndpointLiveToken(
    Guid Id,
    string Name,
    string Hint,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? DaysLeft,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Warning)
{
    public static EndpointLiveToken Of(ScimTokenView token, int? daysLeft) =>
        new(token.Id, token.Name, token.Hint, token.ExpiresAt, token.LastUsedAt, daysLeft, EndpointToken.WarningOf(daysLeft));
}
