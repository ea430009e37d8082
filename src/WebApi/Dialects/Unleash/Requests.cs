using System.Text.Json.Serialization;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Unleash;

/// <summary>Unleash's scimSettings as they are set: both are needed.</summary>
[SchemaName("setScimSettingsSchema")]
public sealed record ScimSettingsRequest(
    bool Enabled, [property: JsonPropertyName("assumeControlOfExisting")] bool AssumeControlOfExisting) : IRequestBody<ScimSettingsRequest>
{
    public static ScimSettingsRequest Read(JsonFields fields) =>
        new(fields.RequiredFlag("enabled"), fields.RequiredFlag("assumeControlOfExisting"));
}
