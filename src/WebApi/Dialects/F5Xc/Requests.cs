using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.F5Xc;

/// <summary>F5's RecreateScimTokenRequest.</summary>
/// <param name="ExpirationDays">1 to 730; the tenant's default when left out</param>
/// <param name="Namespace">always "system"</param>
public sealed record RecreateScimTokenRequest(
    [property: Constraints(Min = TokenLifetime.MinDays, Max = TokenLifetime.MaxDays)] int? ExpirationDays,
    [property: Constraints(Pattern = SystemNamespace.Form)] string? Namespace) : IRequestBody<RecreateScimTokenRequest>
{
    internal const string ExpirationDaysField = "expiration_days";

    public static bool IsOptional => true;

    public static RecreateScimTokenRequest Read(JsonFields fields) =>
        new(fields.Whole(ExpirationDaysField), fields.Text("namespace"));
}

/// <summary>F5's request to revoke the tenant's token.</summary>
/// <param name="Namespace">always "system"</param>
public sealed record RevokeScimTokenRequest([property: Constraints(Pattern = SystemNamespace.Form)] string? Namespace) : IRequestBody<RevokeScimTokenRequest>
{
    public static bool IsOptional => true;

    public static RevokeScimTokenRequest Read(JsonFields fields) => new(fields.Text("namespace"));
}
