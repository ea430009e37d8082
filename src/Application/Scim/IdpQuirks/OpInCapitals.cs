using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// Entra ID capitalises the operations.
/// <para>Wrong: <c>{"op":"Replace"}</c></para>
/// <para>Right: <c>{"op":"replace"}</c></para>
/// </summary>
public sealed class OpInCapitals : IIdpQuirk
{
    public void Rewrite(JsonObject patchMessage)
    {
        foreach (var operation in (patchMessage["Operations"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (operation["op"].Text() is { } op)
            {
                operation["op"] = op.ToLowerInvariant();
            }
        }
    }
}
