using System.Text.Json;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim;

namespace ScimPlatform.Application.UnitTests.Scim;

/// <summary>JSON as test cases write it: <c>@user</c>, <c>@group</c>, <c>@enterprise</c> and <c>@patch</c> stand for the URNs.</summary>
internal static class Json
{
    public static JsonElement Element(string text)
    {
        using var document = JsonDocument.Parse(Expand(text));
        return document.RootElement.Clone();
    }

    public static JsonObject Object(string text) => JsonNode.Parse(Expand(text))!.AsObject();

    public static bool AreSame(JsonNode? one, string text) => JsonNode.DeepEquals(one, JsonNode.Parse(Expand(text)));

    public static string Expand(string text) => text
        .Replace("@always", """ "schemas":["@user"],"id":"1" """, StringComparison.Ordinal)
        .Replace("@user", ScimUrns.User, StringComparison.Ordinal)
        .Replace("@group", ScimUrns.Group, StringComparison.Ordinal)
        .Replace("@enterprise", ScimUrns.EnterpriseUser, StringComparison.Ordinal)
        .Replace("@patch", ScimUrns.PatchOp, StringComparison.Ordinal);
}
