using System.Text.Json;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Discovery;

/// <summary>The documents of RFC 7644 section 4, made from what the code does.</summary>
/// <param name="settings">the limits that hold</param>
public sealed class DiscoveryDocuments(ScimSettings settings)
{
    /// <param name="baseUrl">the URL of the SCIM plane as the client calls it</param>
    /// <param name="profile">the tenant's, which can be the one of the SCIM interoperability profile</param>
    public JsonObject ServiceProviderConfig(string baseUrl, CompatibilityProfile profile)
    {
        var features = ScimFeatures.Current;
        var config = new JsonObject
        {
            ["schemas"] = new JsonArray(ScimUrns.ServiceProviderConfig),
            ["patch"] = Supported(features.Patch),
            ["bulk"] = new JsonObject
            {
                ["supported"] = features.Bulk,
                ["maxOperations"] = settings.BulkMaxOperations,
                ["maxPayloadSize"] = settings.MaxPayloadSize,
            },
            ["filter"] = new JsonObject { ["supported"] = features.Filter, ["maxResults"] = settings.MaxPageSize },
            ["changePassword"] = Supported(features.ChangePassword),
            ["sort"] = Supported(features.Sort),
            ["etag"] = Supported(features.ETag),
            ["pagination"] = new JsonObject
            {
                ["cursor"] = true,
                ["index"] = true,
                ["defaultPaginationMethod"] = "index",
                ["defaultPageSize"] = settings.DefaultPageSize,
                ["maxPageSize"] = settings.MaxPageSize,
                ["cursorTimeout"] = (int)settings.CursorTimeout.TotalSeconds,
            },
            ["securityEvents"] = new JsonObject
            {
                ["asyncRequest"] = "none",
                ["eventUris"] = new JsonArray([.. SecurityEventUris.All.Select(uri => JsonValue.Create(uri))]),
            },
            ["authenticationSchemes"] = new JsonArray(new JsonObject
            {
                ["type"] = "oauthbearertoken",
                ["name"] = "OAuth Bearer Token",
                ["description"] = "An access token of the token endpoint, the SCIM token that the admin API minted, or a JWT with a scim.users scope.",
                ["specUri"] = "https://www.rfc-editor.org/info/rfc6750",
                ["primary"] = true,
            }),
            ["meta"] = Meta("ServiceProviderConfig", $"{baseUrl}/ServiceProviderConfig"),
        };
        if (profile == CompatibilityProfile.Interop)
        {
            config["interopProfileConformant"] = true;
        }

        return config;
    }

    public static IReadOnlyList<JsonObject> ResourceTypes(SchemaRegistry schemas, string baseUrl) =>
        [.. schemas.ResourceTypes.Select(type => Document(type, baseUrl))];

    /// <returns>the type of that name, or null</returns>
    public static JsonObject? ResourceType(SchemaRegistry schemas, string name, string baseUrl) =>
        schemas.ResourceTypes.FirstOrDefault(type => type.Name == name) is { } type ? Document(type, baseUrl) : null;

    /// <param name="schemas">what is served to the tenant</param>
    /// <param name="passwords">what it does with passwords: those that are refused are not published either</param>
    /// <param name="baseUrl">the URL of the SCIM plane as the client calls it</param>
    public static IReadOnlyList<JsonObject> Schemas(SchemaRegistry schemas, PasswordPolicy passwords, string baseUrl) =>
        [.. schemas.Schemas.Select(schema => Document(schemas, schema, passwords, baseUrl))];

    /// <returns>the schema of that URN in any case, or null</returns>
    public static JsonObject? Schema(SchemaRegistry schemas, PasswordPolicy passwords, string urn, string baseUrl) =>
        schemas.Schemas.FirstOrDefault(schema => schema.Id.Equals(urn, StringComparison.OrdinalIgnoreCase)) is { } schema
            ? Document(schemas, schema, passwords, baseUrl)
            : null;

    private static JsonObject Document(ResourceType type, string baseUrl) => new()
    {
        ["schemas"] = new JsonArray(ScimUrns.ResourceType),
        ["id"] = type.Name,
        ["name"] = type.Name,
        ["endpoint"] = type.Endpoint,
        ["description"] = type.Description,
        ["schema"] = type.Core.Id,
        ["schemaExtensions"] = new JsonArray(
            [.. type.Extensions.Select(extension => new JsonObject { ["schema"] = extension.Id, ["required"] = false })]),
        ["meta"] = Meta("ResourceType", $"{baseUrl}/ResourceTypes/{type.Name}"),
    };

    private static JsonObject Document(SchemaRegistry schemas, Schema schema, PasswordPolicy passwords, string baseUrl)
    {
        var type = schemas.ResourceTypes.FirstOrDefault(type => type.Core.Id == schema.Id);
        var own = passwords == PasswordPolicy.Refuse && schema.Id == ScimUrns.User
            ? schema.Attributes.Where(attribute => attribute.Name != "password")
            : schema.Attributes;
        var shown = type is null ? schema : schema with { Attributes = [.. own, .. OfClients(type.Common)] };
        var document = JsonSerializer.SerializeToNode(shown, SchemaRegistry.Json)!.AsObject();
        document.Insert(0, "schemas", new JsonArray(ScimUrns.Schema));
        document["meta"] = Meta("Schema", $"{baseUrl}/Schemas/{schema.Id}");
        return document;
    }

    // RFC 7643 section 3.1 gives these to every resource; clients look for what they map to, `externalId`, in the schema of the resource.
    private static IEnumerable<AttributeDefinition> OfClients(Schema common) =>
        common.Attributes.Where(attribute => attribute is { Mutability: Mutability.ReadWrite, Required: false });

    private static JsonObject Supported(bool supported) => new() { ["supported"] = supported };

    private static JsonObject Meta(string type, string location) => new() { ["resourceType"] = type, ["location"] = location };
}
