using System.Text.Json;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Scim.Results;

/// <summary>A SCIM message or resource as it was sent; the kernel reads it by its schema.</summary>
/// <param name="Body">a JSON object</param>
public sealed record ScimDocument(JsonElement Body) : IRequestBody<ScimDocument>
{
    public static ScimDocument Read(JsonFields fields) => new(fields.Body ?? default);
}
