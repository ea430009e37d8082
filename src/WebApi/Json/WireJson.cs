using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.WebApi.Json;

/// <summary>How answers of the admin dialects are written: snake case, times in UTC with milliseconds, letters as they are; numbers are numbers.</summary>
internal static class WireJson
{
    public static JsonSerializerOptions Options { get; } = Configured(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configured(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new UtcTimeConverter());
        return options;
    }
}
