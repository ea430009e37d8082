using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ScimPlatform.WebApi.OpenApi.Scim;

/// <summary>The query parameters of RFC 7644 section 3.4.2 and RFC 9865.</summary>
internal static class ScimParameters
{
    public static IEnumerable<OpenApiParameter> OfSearch =>
    [
        Query("filter", "Which resources (RFC 7644 section 3.4.2.2), such as `userName eq \"babs\"`. All when left out.", "externalId pr"),
        Query("startIndex", "The index of the first resource to answer, from 1; less counts as 1.", JsonSchemaType.Integer),
        Query("count", "How many resources to answer at most.", JsonSchemaType.Integer),
        Query("cursor", "Where to go on, as the answer before says; empty to begin (RFC 9865)."),
        Query("sortBy", "The attribute to sort by; oldest first when left out.", "meta.created"),
        Order(),
    ];

    public static IEnumerable<OpenApiParameter> OfProjection =>
    [
        Query("attributes", "The attributes to answer, separated by commas.", "userName,displayName"),
        Query("excludedAttributes", "The attributes not to answer, separated by commas.", "members"),
    ];

    private static OpenApiParameter Order()
    {
        var order = Query("sortOrder", "The direction.");
        ((OpenApiSchema)order.Schema!).Enum = [JsonValue.Create("ascending"), JsonValue.Create("descending")];
        return order;
    }

    private static OpenApiParameter Query(string name, string description, string example) => Query(name, description, JsonSchemaType.String, example);

    private static OpenApiParameter Query(string name, string description, JsonSchemaType type = JsonSchemaType.String, string? example = null) => new()
    {
        Name = name,
        In = ParameterLocation.Query,
        Description = description,
        Schema = new OpenApiSchema { Type = type, Format = type == JsonSchemaType.Integer ? "int32" : null, Examples = example is null ? null : [JsonValue.Create(example)] },
    };
}
