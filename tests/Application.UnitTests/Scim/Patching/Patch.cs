using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.UnitTests.Scim.Patching;

/// <summary>Applies operations, written as in a request, to a stored document.</summary>
internal static class Patch
{
    public static IReadOnlyList<PatchOperation> Operations(string operations, CompatibilityProfile profile) =>
        PatchRequest.Read(Json.Element($$"""{"schemas":["@patch"],"Operations":{{Listed(operations)}}}"""), profile).Operations;

    public static ScimResource User(string document, string operations, CompatibilityProfile profile) =>
        PatchEngine.Apply(new ScimResource(SchemaRegistry.Core.User, Json.Object(document)), Operations(operations, profile), profile);

    public static GroupPatch Group(string document, string operations, CompatibilityProfile profile) =>
        GroupPatch.Apply(new ScimResource(SchemaRegistry.Core.Group, Json.Object(document)), Operations(operations, profile), profile);

    private static string Listed(string operations) => operations.StartsWith('[') ? operations : $"[{operations}]";
}
