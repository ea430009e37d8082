using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ScimPlatform.WebApi.OpenApi;

/// <summary>Schemas, written shortly.</summary>
internal static class Schemas
{
    public static OpenApiSchema Text(string? description = null, params string[] words) => new()
    {
        Type = JsonSchemaType.String,
        Description = description,
        Enum = words.Length == 0 ? null : [.. words.Select(word => (JsonNode)JsonValue.Create(word))],
    };

    public static OpenApiSchema Whole(string? description = null) => new() { Type = JsonSchemaType.Integer, Format = "int32", Description = description };

    public static OpenApiSchema Flag(string? description = null) => new() { Type = JsonSchemaType.Boolean, Description = description };

    public static OpenApiSchema Anything(string description) => new() { Description = description };

    public static OpenApiSchema ListOf(IOpenApiSchema items, string? description = null) => new() { Type = JsonSchemaType.Array, Items = items, Description = description };

    /// <param name="schema">what gets it</param>
    /// <param name="example">in JSON</param>
    public static OpenApiSchema With(this OpenApiSchema schema, string example)
    {
        schema.Examples = [JsonNode.Parse(example)!];
        return schema;
    }

    /// <summary>The <c>schemas</c> of a message, which is always that one URN.</summary>
    public static OpenApiSchema Urns(string urn) => ListOf(Text().With($"\"{urn}\""), $"Always `{urn}`.");

    /// <param name="description">what it is</param>
    /// <param name="members">those that must be there end with "!"</param>
    public static OpenApiSchema Object(string? description, params (string Name, IOpenApiSchema Schema)[] members) => new()
    {
        Type = JsonSchemaType.Object,
        Description = description,
        Properties = members.ToDictionary(member => member.Name.TrimEnd('!'), member => member.Schema),
        Required = members.Where(member => member.Name.EndsWith('!')).Select(member => member.Name.TrimEnd('!')).ToHashSet(),
    };

    public static OpenApiSchemaReference Ref(string name, OpenApiDocument document) => new(name, document);
}
