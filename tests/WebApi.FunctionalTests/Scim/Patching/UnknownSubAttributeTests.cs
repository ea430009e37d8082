using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Scim.Patching;

/// <summary>A PATCH that names a sub-attribute which no schema has cannot be done, so it is not answered as if it were (RFC 7644 section 3.5.2).</summary>
internal sealed class UnknownSubAttributeTests : ServerFixture
{
    private const string F5 = "/api/scim/namespaces/system/v2";

    private static readonly string[] Profiles = ["default", "strict", "okta", "entra", "onelogin", "jumpcloud", "google"];

    private static readonly (string Operation, string Named)[] OfUsers =
    [
        ("""{"op":"replace","path":"name","value":{"foo":"x"}}""", "name.foo"),
        ("""{"op":"replace","value":{"name":{"givenName":"G","foo":"x"}}}""", "name.foo"),
        ("""{"op":"add","path":"emails","value":[{"foo":"x"}]}""", "emails.foo"),
        ("""{"op":"replace","path":"emails[type eq \"work\"]","value":{"foo":"x"}}""", "emails.foo"),
        ("""{"op":"add","path":"emails[type eq \"work\"]","value":{"foo":"x"}}""", "emails.foo"),
        (
            """{"op":"add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager","value":{"value":"1","foo":"x"}}""",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.foo"),
    ];

    [Test]
    public async Task Patch_OfAUser_IsInvalidPathAndChangesNothing([ValueSource(nameof(Profiles))] string profile)
    {
        var (tenant, connector) = await TenantAsync(profile);
        var id = await tenant.AddUserAsync("ada", """ "name":{"givenName":"A"},"emails":[{"type":"work","value":"a@example.com"}] """);
        var before = (await connector.GetAsync($"/scim/v2/Users/{id}")).Text;

        foreach (var (operation, named) in OfUsers)
        {
            await AssertRefusedAsync(connector, $"/Users/{id}", operation, named);
        }

        Assert.That((await connector.GetAsync($"/scim/v2/Users/{id}")).Text, Is.EqualTo(before));
    }

    [Test]
    public async Task Patch_OfAGroup_IsInvalidPathAndChangesNothing([ValueSource(nameof(Profiles))] string profile)
    {
        var (tenant, connector) = await TenantAsync(profile);
        var (ada, eve) = (await tenant.AddUserAsync("ada"), await tenant.AddUserAsync("eve"));
        var id = await tenant.AddGroupAsync("G", ada);
        var before = (await connector.GetAsync($"/scim/v2/Groups/{id}")).Text;

        await AssertRefusedAsync(connector, $"/Groups/{id}", $$"""{"op":"add","path":"members","value":[{"value":"{{eve}}","foo":"x"}]}""", "members.foo");
        await AssertRefusedAsync(connector, $"/Groups/{id}", $$$"""{"op":"replace","value":{"displayName":"H","members":[{"value":"{{{eve}}}","foo":null}]}}""", "members.foo");
        Assert.That((await connector.GetAsync($"/scim/v2/Groups/{id}")).Text, Is.EqualTo(before));
    }

    // What is known and the server's own says nothing, here as in a POST: connectors repeat what they read.
    [Test]
    public async Task Patch_OfMembersWithWhatIsReadOnly_IsDone()
    {
        var (tenant, connector) = await TenantAsync("strict");
        var ada = await tenant.AddUserAsync("ada");
        var id = await tenant.AddGroupAsync("G");

        var answer = await connector.PatchAsync(
            $"/scim/v2/Groups/{id}", Message($$"""{"op":"add","path":"members","value":[{"value":"{{ada}}","$ref":null,"display":"x","type":"User"}]}"""));

        Assert.That(answer.Status, Is.EqualTo(204));
        Assert.That((string?)(await connector.GetAsync($"/scim/v2/Groups/{id}"))["members"]![0]!["value"], Is.EqualTo(ada));
    }

    // RFC 7644 section 3.3 lets documents hold what is not known; what is left of it is stored, and an empty value is none.
    [Test]
    public async Task Create_WithWhatNoSchemaHas_StoresTheRest()
    {
        var (_, connector) = await TenantAsync("default");

        var made = await connector.PostAsync("/scim/v2/Users", ScimUsersTests.User("ada", """ "name":{"foo":"x"},"emails":[{"foo":"x"}],"title":"T" """));

        Assert.That(made.Require(201).Members, Does.Not.Contain("name").And.Not.Contain("emails"));
        Assert.That((string?)made["title"], Is.EqualTo("T"));
    }

    [Test]
    public async Task Patch_OnTheOtherBase_IsInvalidPath()
    {
        var (tenant, connector) = await TenantAsync("default");
        var id = await tenant.AddUserAsync("ada", "\"roles\":[{\"value\":\"user\"}]");

        var answer = await connector.PatchAsync($"{F5}/Users/{id}", Message("""{"op":"replace","path":"name","value":{"foo":"x"}}"""));

        Assert.That((answer.Status, (string?)answer["scimType"]), Is.EqualTo((400, "invalidPath")));
    }

    private static async Task AssertRefusedAsync(Caller connector, string path, string operation, string named)
    {
        var alone = await connector.PatchAsync("/scim/v2" + path, Message(operation));
        var inBulk = (await connector.PostAsync("/scim/v2/Bulk", $$"""
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[{"method":"PATCH","path":"{{path}}","data":{{Message(operation)}}}]}
            """)).Require(200)["Operations"]![0]!["response"]!;

        Assert.That(
            (alone.Status, (string?)alone["scimType"], (string?)alone["detail"]), Is.EqualTo((400, "invalidPath", $"There is no attribute '{named}'.")), operation);
        Assert.That(((string?)inBulk["scimType"], (string?)inBulk["detail"]), Is.EqualTo(("invalidPath", $"There is no attribute '{named}'.")), operation);
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
