using System.Text.Json;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// Entra ID's AppRoleAssignmentsComplex writes the role as JSON inside a string, where it gives roles and where it selects them.
/// <para>Wrong: <c>"roles": [{"value":"{\"id\":\"06b0\",\"value\":\"Admin\",\"displayName\":\"Administrator\"}"}]</c></para>
/// <para>Right: <c>"roles": [{"value":"Admin","display":"Administrator"}]</c></para>
/// </summary>
public sealed class JsonInRole : IValueQuirk
{
    private const string Roles = "roles";

    public JsonNode? Rewrite(AttributeDefinition attribute, JsonNode? value) =>
        attribute is { Name: Roles, MultiValued: true } && value is JsonArray list && list.Any(element => Inner(ValueOf(element)) is not null)
            ? new JsonArray([.. list.Select(Unwrap)])
            : value;

    public IEnumerable<PatchOperation> Rewrite(ScimResource resource, PatchOperation operation)
    {
        if (operation.Path is not { } text || !text.Contains('[', StringComparison.Ordinal) || !text.Contains("\"{", StringComparison.Ordinal))
        {
            return [operation];
        }

        var path = PatchPathParser.Parse(text);
        return resource.Type.Bind(path.Attribute) is { Attribute.Name: Roles }
            ? [operation with { Path = (path with { Filter = Meant(path.Filter!) }).ToString() }]
            : [operation];
    }

    private static Filter Meant(Filter filter) => filter switch
    {
        Filter.And and => new Filter.And(Meant(and.Left), Meant(and.Right)),
        Filter.Or or => new Filter.Or(Meant(or.Left), Meant(or.Right)),
        Filter.Not not => new Filter.Not(Meant(not.Operand)),
        Filter.Compare compare when Inner(compare.Value.Text) is { } inner =>
            compare with { Value = compare.Value with { Text = inner["value"].Text()! } },
        _ => filter,
    };

    private static JsonNode? Unwrap(JsonNode? element)
    {
        var result = element?.DeepClone();
        if (Inner(ValueOf(element)) is { } inner && result is JsonObject role)
        {
            role["value"] = inner["value"]?.DeepClone();
            if (inner["displayName"].Text() is { } name && role["display"] is null)
            {
                role["display"] = name;
            }
        }

        return result;
    }

    private static string? ValueOf(JsonNode? element) => element is JsonObject role ? role["value"].Text() : null;

    private static JsonObject? Inner(string? text)
    {
        if (text?.StartsWith('{') != true)
        {
            return null;
        }

        try
        {
            using var parsed = JsonDocument.Parse(text);
            return JsonTree.Read(parsed.RootElement) is JsonObject inner && inner["value"].Text() is not null ? inner : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
