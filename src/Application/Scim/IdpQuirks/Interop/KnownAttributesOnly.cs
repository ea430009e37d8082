using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.IdpQuirks.Interop;

/// <summary>
/// The SCIM interoperability profile refuses attributes and schemas that are not published, which other profiles pass over in documents and
/// call an invalid path in a PATCH. Documents and values are checked where they are read (<see cref="CompatibilityProfile.TakesUnknown"/>).
/// <para>Wrong: <c>{"op":"add","path":"favouriteColour","value":"red"}</c>, and <c>"favouriteColour"</c> in a document</para>
/// <para>Right: the attribute in a schema of the tenant's own, under its URN</para>
/// </summary>
public sealed class KnownAttributesOnly : IIdpQuirk
{
    public void Rewrite(JsonObject patchMessage)
    {
        if (patchMessage["schemas"] is JsonArray schemas
            && schemas.Select(urn => urn.Text()).OfType<string>().Any(urn => !ScimUrns.PatchOp.Equals(urn, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ScimFault(ScimType.InvalidSyntax, $"'schemas' must name '{ScimUrns.PatchOp}' alone.");
        }
    }

    public IEnumerable<PatchOperation> Rewrite(ScimResource resource, PatchOperation operation)
    {
        if (operation.Path is { } path)
        {
            Require(resource.Type, path, operation.Value);
        }

        return [operation];
    }

    private static void Require(ResourceType type, string path, JsonNode? value)
    {
        if (type.Extension(path) is { } extension)
        {
            RequireMembers(value, name => extension.Attribute(name) is not null, $"{extension.Id}:");
        }
        else if (type.Core.Id.Equals(path, StringComparison.OrdinalIgnoreCase))
        {
            RequireMembers(value, name => type.TopLevel(name) is not null, "");
        }
        else
        {
            var parsed = PatchPathParser.Parse(path);
            var attribute = (type.Bind(parsed.Attribute) ?? throw Unknown(parsed.Attribute.ToString())).Attribute;
            if (parsed.SubName is { } sub && attribute.Sub(sub) is null)
            {
                throw Unknown($"{parsed.Attribute}.{sub}");
            }
        }
    }

    private static void RequireMembers(JsonNode? value, Func<string, bool> isKnown, string prefix)
    {
        foreach (var (name, _) in value as JsonObject ?? [])
        {
            if (!isKnown(name))
            {
                throw Unknown(prefix + name);
            }
        }
    }

    internal static ScimFault Unknown(string path) => new(ScimType.InvalidSyntax, $"There is no attribute '{path}'.");
}
