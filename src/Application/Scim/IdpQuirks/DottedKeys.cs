using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// Entra ID with <c>aadOptscim062020</c> writes paths as the names of a value's members.
/// <para>Wrong: <c>{"op":"replace","value":{"name.givenName":"K","urn:…:enterprise:2.0:User:employeeNumber":"7","title":"T"}}</c></para>
/// <para>Right: <c>{"op":"replace","path":"name.givenName","value":"K"}</c>,
/// <c>{"op":"replace","path":"urn:…:enterprise:2.0:User:employeeNumber","value":"7"}</c>, <c>{"op":"replace","value":{"title":"T"}}</c></para>
/// </summary>
public sealed class DottedKeys : IIdpQuirk
{
    private static readonly char[] PathMarks = ['.', ':', '['];

    public IEnumerable<PatchOperation> Rewrite(ScimResource resource, PatchOperation operation) =>
        operation is { Verb: not PatchVerb.Remove, Path: null, Value: JsonObject value } && value.Any(member => IsPath(resource.Type, member.Key))
            ? value.Select(member => IsPath(resource.Type, member.Key)
                ? operation.At(member.Key, member.Value)
                : operation.At(null, Alone(member)))
            : [operation];

    private static bool IsPath(ResourceType type, string name) =>
        name.IndexOfAny(PathMarks) >= 0
        && type.Extension(name) is null
        && !type.Core.Id.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static JsonObject Alone(KeyValuePair<string, JsonNode?> member)
    {
        var result = JsonTree.Object();
        result.Add(member.Key, member.Value?.DeepClone());
        return result;
    }
}
