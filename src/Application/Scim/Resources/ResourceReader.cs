using System.Text.Json;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>Turns the document of a POST or PUT into a resource in canonical form (RFC 7644 sections 3.3 and 3.5.1).</summary>
public static class ResourceReader
{
    /// <summary>
    /// Checks the document against the type's schemas. What is readOnly or unknown is left out; what is null or empty is unassigned.
    /// </summary>
    /// <exception cref="ScimFault">invalidSyntax or invalidValue, naming the attribute</exception>
    public static ScimResource Read(ResourceType type, JsonElement body, ReadOptions options, CancellationToken cancellationToken = default)
    {
        if (JsonTree.Read(body) is not JsonObject source)
        {
            throw new ScimFault(ScimType.InvalidSyntax, "The body must be a JSON object.");
        }

        if (!options.IgnoreSchemas)
        {
            RequireSchemas(type, source, options);
        }

        var values = ValueReader.OfDocuments(options.Profile, cancellationToken);
        values.RequireKnown(source, name => type.TopLevel(name) is not null || type.Extension(name) is not null, "");
        var document = values.ReadAttributes([.. type.Common.Attributes.Where(IsOwn)], source, "");
        values.AddAttributes(document, type.Core.Attributes, source, "");
        foreach (var (name, value) in source)
        {
            if (AttributeNames.IsExtension(name) && type.Extension(options.Profile.Rewrite(type, name)) is { } extension)
            {
                AddExtension(document, extension, value, values);
            }
        }

        RequiredAttributes.Check(type, document);
        return new ScimResource(type, document);
    }

    // `schemas` follows from the extensions that are present, so it is checked but not stored.
    private static bool IsOwn(AttributeDefinition attribute) => attribute.Name != "schemas";

    private static void AddExtension(JsonObject document, Schema extension, JsonNode? value, ValueReader values)
    {
        if (value is not (null or JsonObject or JsonArray { Count: 0 }))
        {
            throw new ScimFault(ScimType.InvalidValue, $"'{extension.Id}' must be an object.");
        }

        values.RequireKnown(value as JsonObject ?? [], name => extension.Attribute(name) is not null, extension.Id + ":");
        var read = value is JsonObject source ? values.ReadAttributes(extension.Attributes, source, extension.Id + ":") : [];
        if (read.Count > 0 && !document.TryAdd(extension.Id, read))
        {
            throw new ScimFault(ScimType.InvalidSyntax, $"'{extension.Id}' is given more than once.");
        }
    }

    private static void RequireSchemas(ResourceType type, JsonObject source, ReadOptions options)
    {
        if (source["schemas"] is not JsonArray { Count: > 0 } schemas || schemas.Any(urn => urn.Text() is null))
        {
            throw new ScimFault(ScimType.InvalidValue, "'schemas' must be a list of the URNs of the schemas in use.");
        }

        var urns = schemas.Select(urn => options.Profile.Rewrite(type, urn.Text()!)).ToList();
        if (!urns.Contains(type.Core.Id, StringComparer.OrdinalIgnoreCase))
        {
            throw new ScimFault(ScimType.InvalidValue, $"'schemas' must name '{type.Core.Id}'.");
        }

        if (!options.Profile.TakesUnknown
            && urns.Find(urn => !urn.Equals(type.Core.Id, StringComparison.OrdinalIgnoreCase) && type.Extension(urn) is null) is { } unknown)
        {
            throw new ScimFault(ScimType.InvalidSyntax, $"There is no schema '{unknown}' of a {type.Name}.");
        }
    }
}
