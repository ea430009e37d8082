using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.Patching;

/// <summary>At most one value of a multi-valued attribute is the primary one (RFC 7643 section 2.4).</summary>
internal static class PrimaryValue
{
    /// <summary>When an operation made a value primary, the one that was so before no longer is (RFC 7644 section 3.5.2).</summary>
    public static void Settle(JsonArray all, IReadOnlyList<JsonNode> touched, string path)
    {
        var primary = touched.Where(IsPrimary).ToList();
        if (primary.Count > 1)
        {
            throw new ScimFault(ScimType.InvalidValue, $"'{path}' would have more than one primary value.");
        }

        if (primary.Count == 1)
        {
            foreach (var other in all.Where(value => IsPrimary(value) && !ReferenceEquals(value, primary[0])).ToList())
            {
                other!["primary"] = false;
            }
        }
    }

    public static bool IsPrimary(JsonNode? value) => value is JsonObject element && element["primary"].IsTrue();
}
