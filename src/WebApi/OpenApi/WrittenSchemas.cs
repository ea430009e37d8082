using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.OpenApi;

/// <summary>
/// Says of types what their serializer contract does: a member that is left out when it is null is not required and never null, all others
/// are always there. Parameters are never null.
/// </summary>
internal sealed class WrittenSchemas : IOpenApiSchemaTransformer
{
    // By what the framework tells which schemas stand once in the document and are referred to.
    private const string ComponentName = "x-schema-id";

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        SetType(schema, context.JsonTypeInfo);
        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object && schema.Properties is { Count: > 0 } properties)
        {
            schema.Required = context.JsonTypeInfo.Properties
                .Where(property => properties.ContainsKey(property.Name) && !IsLeftOutWhenNull(property))
                .Select(property => property.Name).ToHashSet();
        }

        if (context.ParameterDescription is not null || (context.JsonPropertyInfo is { } left && IsLeftOutWhenNull(left)))
        {
            schema.Type &= ~JsonSchemaType.Null;
        }

        if (ConstraintsOf(context) is { } constraints)
        {
            Constrain(schema, constraints);
        }

        return Task.CompletedTask;
    }

    // The framework does not know what a converter of ours writes, nor what a list of steps to a field holds: names and places.
    private static void SetType(OpenApiSchema schema, JsonTypeInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        if (type == typeof(DateTimeOffset))
        {
            schema.Type = type == info.Type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        }
        else if (type.IsEnum)
        {
            schema.Type ??= JsonSchemaType.String;
        }
        else if (info.ElementType == typeof(object))
        {
            schema.Items = new OpenApiSchema
            {
                AnyOf = [new OpenApiSchema { Type = JsonSchemaType.String }, new OpenApiSchema { Type = JsonSchemaType.Integer }],
            };
        }
    }

    private static bool IsLeftOutWhenNull(JsonPropertyInfo property) =>
        property.AttributeProvider is MemberInfo member
        && member.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.WhenWritingNull };

    private static ConstraintsAttribute? ConstraintsOf(OpenApiSchemaTransformerContext context) =>
        context.JsonPropertyInfo is { } property
            ? (property.AttributeProvider as MemberInfo)?.GetCustomAttribute<ConstraintsAttribute>()
            : (context.ParameterDescription?.ModelMetadata as DefaultModelMetadata)?.Attributes.Attributes.OfType<ConstraintsAttribute>().FirstOrDefault();

    private static void Constrain(OpenApiSchema schema, ConstraintsAttribute constraints)
    {
        schema.Minimum = constraints.Min == int.MinValue ? null : Text(constraints.Min);
        schema.Maximum = constraints.Max == int.MaxValue ? null : Text(constraints.Max);
        schema.MinLength = constraints.MinLength == 0 ? null : constraints.MinLength;
        schema.MaxLength = constraints.MaxLength == int.MaxValue ? null : constraints.MaxLength;
        schema.Pattern = constraints.Pattern;
        schema.Format ??= constraints.Format;
        schema.Default = constraints.Default is null ? null : JsonSerializer.SerializeToNode(constraints.Default);
        schema.Examples = constraints.Example is null ? null : [JsonValue.Create(constraints.Example)];
        var text = schema.Items as OpenApiSchema ?? schema;
        if (constraints.ExampleOfItems is { } example)
        {
            text.Examples = [JsonValue.Create(example)];
        }

        if (constraints.Words is { } words)
        {
            text.Enum = [.. WordsOf(words).Select(word => (JsonNode)JsonValue.Create(word))];
            text.Metadata ??= new Dictionary<string, object>();
            text.Metadata[ComponentName] = NameOf(words);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // TokenStatus, TokenScopeNames and AuditActions list a TokenStatus, a TokenScope and an AuditAction.
    private static string NameOf(Type words) =>
        words.IsEnum ? words.Name : words.Name.Replace("Names", "s", StringComparison.Ordinal).TrimEnd('s');

    private static IEnumerable<string> WordsOf(Type words) => words.IsEnum
        ? Enum.GetNames(words).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)
        : (IEnumerable<string>)words.GetProperty("Known", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
}
