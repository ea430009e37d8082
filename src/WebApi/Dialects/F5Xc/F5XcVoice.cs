using System.Text.Json;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Scim;

namespace ScimPlatform.WebApi.Dialects.F5Xc;

/// <summary>
/// F5's users: roles are strings and at least one is needed, groups are pairs of display and id, <c>schemas</c> says nothing, a user
/// without type is a USER and one without display name is shown by its name.
/// </summary>
internal sealed class F5XcVoice : IScimVoice
{
    private const string DefaultUserType = "USER";

    public string BasePath => DialectPaths.F5XcScimBase;

    public bool IsPlain => false;

    public ScimCaller Caller(ScimCaller caller) => caller with { Profile = CompatibilityProfile.Default };

    public ReadOptions Options(ScimCaller caller) => new(CompatibilityProfile.Default, IgnoreSchemas: true);

    public ScimResource ReadUser(JsonElement body, ScimCaller caller, CancellationToken cancellationToken)
    {
        var resource = ResourceReader.Read(caller.Schemas.User, body, Options(caller), cancellationToken);
        var user = resource.Document;
        if (user["roles"] is not JsonArray { Count: > 0 })
        {
            throw new ScimFault(ScimType.InvalidValue, "'roles' must name at least one role.");
        }

        user.TryAdd("userType", DefaultUserType);
        user.TryAdd("displayName", NameToShow(user));
        return resource;
    }

    public JsonObject WriteUser(JsonObject answer)
    {
        Rewrite(answer, "roles", role => role["value"]?.DeepClone());
        Rewrite(answer, "groups", group => new JsonObject
        {
            ["display"] = group["display"]?.DeepClone(),
            ["id"] = group["value"]?.DeepClone(),
        });
        return answer;
    }

    // An empty list stands where F5's page has the field as required, unless the client asked for less than the whole user.
    private static void Rewrite(JsonObject answer, string name, Func<JsonNode, JsonNode?> rewrite)
    {
        if (answer[name] is JsonArray values)
        {
            answer[name] = new JsonArray([.. values.OfType<JsonNode>().Select(rewrite)]);
        }
        else if (answer.ContainsKey("meta"))
        {
            answer[name] = new JsonArray();
        }
    }

    private static string? NameToShow(JsonObject user)
    {
        var name = user["name"];
        var formatted = (string?)name?["formatted"];
        var parts = new[] { (string?)name?["givenName"], (string?)name?["familyName"] }.OfType<string>();
        return formatted ?? (parts.Any() ? string.Join(' ', parts) : (string?)user["userName"]);
    }
}
