using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>Times in JSON, as <see cref="ResourceMeta.Time"/> writes them everywhere else.</summary>
public sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(ResourceMeta.Time(value));
}
