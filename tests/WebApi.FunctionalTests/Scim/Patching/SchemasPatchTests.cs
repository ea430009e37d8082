using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Scim.Patching;

/// <summary><c>schemas</c> follows from the attributes: a PATCH may repeat those that there are, and nothing else can be done.</summary>
internal sealed class SchemasPatchTests : ServerFixture
{
    private const string User = "urn:ietf:params:scim:schemas:core:2.0:User";
    private const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static readonly string[] Profiles = ["default", "strict", "okta", "entra", "onelogin", "jumpcloud", "google"];

    private static readonly string[] Wrong =
    [
        """{"op":"replace","value":{"schemas":"false"}}""",
        """{"op":"replace","value":{"schemas":5}}""",
        """{"op":"replace","value":{"schemas":null,"displayName":"X"}}""",
        """{"op":"replace","value":{"schemas":[],"displayName":"X"}}""",
        """{"op":"add","value":{"schemas":["urn:example:x:2.0:User"],"displayName":"X"}}""",
        """{"op":"replace","path":"schemas","value":{"a":"b"}}""",
        """{"op":"add","path":"schemas","value":["urn:example:x:2.0:User"]}""",
    ];

    [Test]
    public async Task Patch_OfSchemasByWhatIsNoListOfThem_IsInvalidValueAndChangesNothing([ValueSource(nameof(Profiles))] string profile)
    {
        var (tenant, connector) = await TenantAsync(profile);
        var user = $"/scim/v2/Users/{await tenant.AddUserAsync("ada")}";
        var group = $"/scim/v2/Groups/{await tenant.AddGroupAsync("G")}";
        var before = ((await connector.GetAsync(user)).Text, (await connector.GetAsync(group)).Text);

        foreach (var operation in Wrong)
        {
            await AssertRefusedAsync(connector, user, operation, "User");
            await AssertRefusedAsync(connector, group, operation, "Group");
        }

        Assert.That(((await connector.GetAsync(user)).Text, (await connector.GetAsync(group)).Text), Is.EqualTo(before));
    }

    [Test]
    public async Task Patch_ThatRepeatsSchemas_DoesTheRest([ValueSource(nameof(Profiles))] string profile)
    {
        var (tenant, connector) = await TenantAsync(profile);
        var id = await tenant.AddUserAsync("ada");

        var answer = await connector.PatchAsync(
            $"/scim/v2/Users/{id}", Message($$$"""{"op":"replace","value":{"schemas":["{{{User}}}","{{{Enterprise}}}"],"title":"T"}}"""));

        Assert.That((answer.Status, (string?)answer["title"], answer["schemas"]!.ToJsonString()), Is.EqualTo((200, "T", $"[\"{User}\"]")));
    }

    private static async Task AssertRefusedAsync(Caller connector, string path, string operation, string type)
    {
        var answer = await connector.PatchAsync(path, Message(operation));

        Assert.That(
            (answer.Status, (string?)answer["scimType"], (string?)answer["detail"]),
            Is.EqualTo((400, "invalidValue", $"'schemas' must be a list of the URNs of a {type}'s schemas.")), operation);
    }

    private async Task<(TestTenant Tenant, Caller Connector)> TenantAsync(string profile)
    {
        var tenant = await App.AddTenantAsync();
        (await tenant.Admin.PatchAsync($"/api/v1/admin/tenants/{tenant.Slug}", $$"""{"compatibility_profile":"{{profile}}"}""")).Require(200);
        return (tenant, await tenant.ConnectorAsync());
    }

    private static string Message(string operation) =>
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operation}}]}""";
}
