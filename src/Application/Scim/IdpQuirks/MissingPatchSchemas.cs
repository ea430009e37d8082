using System.Text.Json.Nodes;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// Hand-written connectors forget the message's URN.
/// <para>Wrong: <c>{"Operations":[…]}</c></para>
/// <para>Right: <c>{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[…]}</c></para>
/// </summary>
public sealed class MissingPatchSchemas : IIdpQuirk
{
    public void Rewrite(JsonObject patchMessage) => patchMessage.TryAdd("schemas", new JsonArray(ScimUrns.PatchOp));
}
