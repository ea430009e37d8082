using Microsoft.OpenApi;
using ScimPlatform.Application.Scim.Schemas;
using static ScimPlatform.WebApi.OpenApi.Schemas;

namespace ScimPlatform.WebApi.OpenApi.Scim;

/// <summary>
/// Resources by the definitions of their attributes. Nothing is required here: an answer has what was asked for, and what a request must
/// have is said where it is sent.
/// </summary>
internal static class ScimResourceSchemas
{
    public static OpenApiSchema Of(ResourceType type, string name, OpenApiDocument document)
    {
        var resource = Complex(type.Description, [.. type.Common.Attributes, .. type.Core.Attributes], name, document);
        ((OpenApiSchema)((OpenApiSchema)resource.Properties!["schemas"]).Items!).With($"\"{type.Core.Id}\"");
        foreach (var extension in type.Extensions)
        {
            var part = name + extension.Name.Replace("User", "", StringComparison.Ordinal).Trim();
            document.Components!.Schemas![part] = Complex(extension.Description, extension.Attributes, part, document);
            resource.Properties.Add(extension.Id, Ref(part, document));
        }

        return resource;
    }

    /// <summary>The same user in F5's voice: roles are strings, groups pairs of display and id.</summary>
    public static OpenApiSchema InF5XcVoice(OpenApiSchema user)
    {
        var voiced = (OpenApiSchema)user.CreateShallowCopy();
        voiced.Properties = new Dictionary<string, IOpenApiSchema>(user.Properties!)
        {
            ["roles"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text(), MinItems = 1, Description = "The user's roles: `role`, or `namespace/role`." },
            ["groups"] = ReadOnly(ListOf(Object(null, ("display", Text()), ("id", Text())), "The groups that the user belongs to.")),
        };
        return voiced;
    }

    private static OpenApiSchema Complex(string description, IEnumerable<AttributeDefinition> attributes, string name, OpenApiDocument document) =>
        Object(description, [.. attributes.Select(attribute => (attribute.Name, Attribute(attribute, name, document)))]);

    private static IOpenApiSchema Attribute(AttributeDefinition attribute, string owner, OpenApiDocument document)
    {
        IOpenApiSchema one = attribute.Type == AttributeType.Complex ? Part(attribute, owner, document) : Simple(attribute);
        if (attribute.MultiValued)
        {
            one = ListOf(one, attribute.Description);
        }

        if (one is OpenApiSchema schema)
        {
            schema.WriteOnly = attribute.Mutability == Mutability.WriteOnly;
            _ = attribute.Mutability == Mutability.ReadOnly ? ReadOnly(schema) : schema;
        }

        return one;
    }

    // Complex attributes stand once in the document, under the name of one of them.
    private static OpenApiSchemaReference Part(AttributeDefinition attribute, string owner, OpenApiDocument document)
    {
        var name = owner + char.ToUpperInvariant(attribute.Name[0]) + (attribute.MultiValued ? Singular(attribute.Name[1..]) : attribute.Name[1..]);
        document.Components!.Schemas![name] = Complex(attribute.Description, attribute.SubAttributes ?? [], name, document);
        return Ref(name, document);
    }

    private static OpenApiSchema Simple(AttributeDefinition attribute) => new()
    {
        Type = attribute.Type switch
        {
            AttributeType.Boolean => JsonSchemaType.Boolean,
            AttributeType.Integer => JsonSchemaType.Integer,
            AttributeType.Decimal => JsonSchemaType.Number,
            _ => JsonSchemaType.String,
        },
        Format = attribute.Type switch
        {
            AttributeType.DateTime => "date-time",
            AttributeType.Binary => "byte",
            _ => null,
        },
        Description = attribute.Description,
    };

    private static OpenApiSchema ReadOnly(OpenApiSchema schema)
    {
        schema.ReadOnly = true;
        return schema;
    }

    private static string Singular(string plural) => plural.EndsWith("sses", StringComparison.Ordinal) ? plural[..^2] : plural.TrimEnd('s');
}
