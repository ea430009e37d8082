using System.Reflection;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ScimPlatform.WebApi.Json;
using ScimPlatform.WebApi.Scim.Results;

namespace ScimPlatform.WebApi.OpenApi;

/// <summary>Says of bodies what their readers ask for. What the framework made of the same types gives the descriptions and constraints.</summary>
internal sealed class RequestSchemas : IOpenApiDocumentTransformer
{
    // Marks what was written here: what the framework made of the same type has what is not read, too.
    private const string AsRead = "as-read";

    private static readonly MethodInfo Describe = typeof(JsonFields).GetMethod(nameof(JsonFields.Describe))!;

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var bodies = context.DescriptionGroups.SelectMany(group => group.Items)
            .SelectMany(item => item.ParameterDescriptions)
            .Where(parameter => parameter.Source == BindingSource.Body && parameter.Type != typeof(ScimDocument))
            .Select(parameter => parameter.Type).Distinct();
        foreach (var body in bodies)
        {
            var shape = ShapeOf(body);
            Write(document, shape.Members is [{ Name: "", Element: { } element }] ? element : shape);
        }

        return Task.CompletedTask;
    }

    public static JsonDescription ShapeOf(Type body) => (JsonDescription)Describe.MakeGenericMethod(body).Invoke(null, null)!;

    private static void Write(OpenApiDocument document, JsonDescription shape)
    {
        var schemas = document.Components!.Schemas!;
        var generated = schemas.TryGetValue(SchemaNames.Of(shape.Type), out var found) ? found : null;
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = generated?.Description,
            MinProperties = shape.HasOneMember || shape.HasSomeMember ? 1 : null,
            MaxProperties = shape.HasOneMember ? 1 : null,
            Properties = new Dictionary<string, IOpenApiSchema>(),
            Required = shape.Members.Where(member => member.IsRequired).Select(member => member.Name).ToHashSet(),
        };
        schema.Metadata = new Dictionary<string, object> { [AsRead] = true };
        schemas[NameOf(shape.Type)] = schema;
        foreach (var member in shape.Members)
        {
            schema.Properties[member.Name] = Member(document, member, generated?.Properties?.TryGetValue(member.Name, out var property) == true ? property : null);
        }
    }

    private static IOpenApiSchema Member(OpenApiDocument document, JsonMember member, IOpenApiSchema? generated)
    {
        if (member.Kind == JsonMemberKind.Object)
        {
            return Reference(document, member.Element!);
        }

        // What has a name of its own is a list of words.
        if (generated is OpenApiSchemaReference words)
        {
            return words;
        }

        var schema = generated as OpenApiSchema is { } known ? (OpenApiSchema)known.CreateShallowCopy() : new OpenApiSchema { Description = generated?.Description };
        schema.Type = member.Kind switch
        {
            JsonMemberKind.Flag => JsonSchemaType.Boolean,
            JsonMemberKind.Whole => JsonSchemaType.Integer,
            JsonMemberKind.Document or JsonMemberKind.Map => JsonSchemaType.Object,
            JsonMemberKind.TextList or JsonMemberKind.Objects => JsonSchemaType.Array,
            _ => JsonSchemaType.String,
        };
        if (member.Kind == JsonMemberKind.Objects)
        {
            schema.Items = Reference(document, member.Element!);
        }
        else if (member.Kind == JsonMemberKind.Map)
        {
            schema.AdditionalProperties = Reference(document, member.Element!);
        }

        return schema;
    }

    private static OpenApiSchemaReference Reference(OpenApiDocument document, JsonDescription element)
    {
        if (!document.Components!.Schemas!.TryGetValue(NameOf(element.Type), out var known) || (known as OpenApiSchema)?.Metadata?.ContainsKey(AsRead) != true)
        {
            Write(document, element);
        }

        return new OpenApiSchemaReference(NameOf(element.Type), document);
    }

    // A type that is not of the wire alone is read with fewer members than it is written with.
    private static string NameOf(Type type) =>
        type.Assembly == typeof(RequestSchemas).Assembly ? SchemaNames.Of(type) : SchemaNames.Of(type) + "Request";
}
