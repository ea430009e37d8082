using System.Text;
using System.Text.Json;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Kernel;

/// <summary>A user as an identity provider sends it, 1.2 KB, and what is asked about it.</summary>
internal static class Samples
{
    public const string UserText = """
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
        "userName":"ida.okafor@people.example","externalId":"ext-0000042","name":{"formatted":"Ida Okafor","givenName":"Ida","familyName":"Okafor"},
        "displayName":"Ida Okafor","nickName":"Ida","profileUrl":"https://people.example/42","title":"Senior Analyst","userType":"Employee",
        "preferredLanguage":"en-GB","locale":"en-GB","timezone":"Europe/Berlin","active":true,
        "emails":[{"value":"ida.okafor@example.com","type":"work","primary":true},{"value":"ida@home.example","type":"home"}],
        "phoneNumbers":[{"value":"+49 30 0000042","type":"work"},{"value":"+49 170 0000042","type":"mobile"}],
        "addresses":[{"type":"work","streetAddress":"42 Example Street","locality":"Berlin","region":"BE","postalCode":"10115","country":"DE"}],
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"employeeNumber":"0000042","costCenter":"4042",
        "organization":"Example Corporation","division":"EMEA","department":"Research"}}
        """;

    public const string PatchText = """
        {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[
        {"op":"replace","path":"active","value":false},
        {"op":"replace","path":"emails[type eq \"work\"].value","value":"ida@example.com"},
        {"op":"add","value":{"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department":"Sales"}}]}
        """;

    public const string FilterText = "emails[type eq \"work\" and value co \"@example.com\"] and active eq true";

    public static ResourceType UserType => SchemaRegistry.Core.User;

    public static JsonElement UserJson { get; } = JsonSerializer.Deserialize<JsonElement>(UserText);

    public static JsonElement PatchJson { get; } = JsonSerializer.Deserialize<JsonElement>(PatchText);

    public static ScimResource User { get; } = ResourceReader.Read(UserType, UserJson, ReadOptions.Default);

    public static UserView View { get; } = new(
        new UserId(Guid.Empty), Encoding.UTF8.GetBytes(ScimJson.Write(User.Document)), [], [], DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 1);
}
