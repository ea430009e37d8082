using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Patching;

namespace ScimPlatform.Application.Groups;

/// <summary>Tells of a PATCH whether it adds and removes few members, each by its id: other changes of members may look at all of them.</summary>
internal static class FewMembers
{
    private const string Members = "members";
    private const string MemberOfId = "members[value eq \"";
    private const int Few = 20;

    public static bool AreAllOf(IReadOnlyList<PatchOperation> operations) =>
        operations.Count <= Few && operations.All(NamesMembers) && operations.Sum(operation => Count(operation.Value)) <= Few;

    private static bool NamesMembers(PatchOperation operation) => operation switch
    {
        { Verb: PatchVerb.Add, Path: var path } => IsMembers(path),
        { Verb: PatchVerb.Remove, Path: { } path } => IsMembers(path) ? operation.Value is JsonArray { Count: > 0 } : IsOfOneId(path),
        _ => false,
    };

    private static bool IsMembers(string? path) => string.Equals(path, Members, StringComparison.OrdinalIgnoreCase);

    // The one quotation mark behind it ends both the id and the filter.
    private static bool IsOfOneId(string path) =>
        path.StartsWith(MemberOfId, StringComparison.OrdinalIgnoreCase) && path.IndexOf('"', MemberOfId.Length) == path.Length - 2 && path.EndsWith(']');

    private static int Count(JsonNode? value) => value switch
    {
        JsonArray list => list.Count,
        JsonObject attributes => attributes.Sum(attribute => Count(attribute.Value)),
        _ => 1,
    };
}
