using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Scim.Patching;

/// <summary>
/// What is readOnly is passed over beside what is written, because connectors repeat what they read; alone it cannot be done, so it is not
/// answered as if it were (RFC 7644 section 3.5.2).
/// </summary>
internal sealed class ReadOnlyPatchTests : ServerFixture
{
    private const string Manager = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager";

    private static readonly string[] Profiles = ["default", "strict", "okta", "entra", "onelogin", "jumpcloud", "google"];

    // What only the liberal profiles pass over is to the letter a fault of its own.
    private static readonly (string Operation, string Type, string Detail, string Strict)[] Wrong =
    [
        ($$$"""{"op":"add","path":"{{{Manager}}}","value":{"displayName":"M"}}""", "mutability", $"'{Manager}.displayName' is readOnly.", "mutability"),
        ("""{"op":"replace","value":{"groups":[{"value":"g"}]}}""", "mutability", "'groups' is readOnly.", "mutability"),
        ("""{"op":"replace","value":{"meta":{"bogus":1},"displayName":"X"}}""", "invalidPath", "There is no attribute 'meta.bogus'.", "mutability"),
        ("""{"op":"add","value":{"displayName":"X","groups":[{"bogus":1}]}}""", "invalidPath", "There is no attribute 'groups.bogus'.", "mutability"),
    ];

    [Test]
    public async Task Patch_ThatCannotBeDone_IsRefusedAndChangesNothing([ValueSource(nameof(Profiles))] string profile)
    {
        var (tenant, connector) = await TenantAsync(profile);
        var path = $"/scim/v2/Users/{await tenant.AddUserAsync("ada")}";
        var before = (await connector.GetAsync(path)).Text;

        foreach (var (operation, type, detail, strict) in Wrong)
        {
            var answer = await connector.PatchAsync(path, Message(operation));

            Assert.That((answer.Status, (string?)answer["scimType"]), Is.EqualTo((400, profile == "strict" ? strict : type)), operation);
            Assert.That((string?)answer["detail"], profile == "strict" ? Does.EndWith(" is readOnly.") : Is.EqualTo(detail), operation);
        }

        Assert.That((await connector.GetAsync(path)).Text, Is.EqualTo(before));
    }

    [Test]
    public async Task Patch_ThatRepeatsWhatIsReadOnly_DoesTheRest()
    {
        var (tenant, connector) = await TenantAsync("default");
        var path = $"/scim/v2/Users/{await tenant.AddUserAsync("ada")}";
        var read = await connector.GetAsync(path);

        var answer = await connector.PatchAsync(
            path, Message($$$$"""{"op":"replace","value":{"id":"{{{{(string?)read["id"]}}}}","meta":{{{{read["meta"]}}}},"groups":[],"displayName":"X","name":{"givenName":"G"}}}"""));

        Assert.That((answer.Status, (string?)answer["displayName"]), Is.EqualTo((200, "X")), answer.Text);
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
