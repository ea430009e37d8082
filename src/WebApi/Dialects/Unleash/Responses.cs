using System.Text.Json.Serialization;
using ScimPlatform.Application.Tenants;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Unleash;

/// <summary>Unleash's scimTokenSchema.</summary>
/// <param name="Token">the clear token, shown once; left out when the request is repeated too late</param>
[SchemaName("scimTokenSchema")]
public sealed record ScimTokenResponse([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Token);

/// <summary>Unleash's scimSettings.</summary>
[SchemaName("scimSettingsSchema")]
public sealed record ScimSettingsResponse(
    bool Enabled,
    [property: JsonPropertyName("hasToken")] bool HasToken,
    [property: JsonPropertyName("assumeControlOfExisting")] bool AssumeControlOfExisting)
{
    public static ScimSettingsResponse Of(ScimSettingsView settings) =>
        new(settings.Enabled, settings.HasToken, settings.AssumeControlOfExisting);
}

/// <summary>What Unleash answers for every error.</summary>
/// <param name="Id">the id of this error, not of its kind</param>
/// <param name="Name">the kind</param>
/// <param name="Message">what went wrong, for people</param>
/// <param name="Details">what exactly is wrong with the data; for BadDataError only</param>
[SchemaName("unleashError")]
public sealed record UnleashError(
    Guid Id,
    string Name,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<UnleashErrorDetail>? Details);

public sealed record UnleashErrorDetail(string Message);
