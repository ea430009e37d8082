using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.Surface;

namespace ScimPlatform.WebApi.FunctionalTests.Scim;

/// <summary>RFC 9110 section 13.1.2: for what changes a resource, a false <c>If-None-Match</c> is 412.</summary>
public sealed class PreconditionTests : ServerFixture
{
    private const string Scim = "/scim/v2";
    private const string F5 = "/api/scim/namespaces/system/v2";

    [Test]
    public async Task IfNoneMatch_OfThisVersion_Is412AndNothingChanges(
        [Values(Scim, F5)] string root,
        [Values("Users", "Groups")] string kind,
        [Values("PUT", "PATCH", "DELETE")] string method,
        [Values("*", "{0}", "\"x\", {0}", "{0} as a strong tag")] string form)
    {
        var tenant = await App.AddTenantAsync();
        var path = await AddAsync(tenant, root, kind);
        var before = (await tenant.Admin.GetAsync(path)).Require(200);
        var tag = before.Header("ETag")!;
        var header = form == "{0} as a strong tag" ? tag["W/".Length..] : form.Replace("{0}", tag, StringComparison.Ordinal);

        var answer = await SendAsync(tenant, method, path, ("If-None-Match", header));

        Voice.AssertScim(answer, 412);
        Assert.That((string?)answer["detail"], Is.EqualTo("The resource's version is one of If-None-Match."));
        var after = (await tenant.Admin.GetAsync(path)).Require(200);
        Assert.That((after.Text, after.Header("ETag")), Is.EqualTo((before.Text, tag)));
    }

    [Test]
    public async Task IfNoneMatch_OfAnotherVersionOrEmpty_IsAllowed(
        [Values("Users", "Groups")] string kind, [Values("PUT", "PATCH", "DELETE")] string method, [Values("W/\"0\"", "")] string tag)
    {
        var tenant = await App.AddTenantAsync();
        var path = await AddAsync(tenant, Scim, kind);

        var answer = await SendAsync(tenant, method, path, ("If-None-Match", tag));

        Assert.That(answer.Status, Is.AnyOf(200, 204), answer.Text);
    }

    [Test]
    public async Task IfNoneMatch_OfNoResource_Is404([Values("Users", "Groups")] string kind, [Values("PUT", "PATCH", "DELETE")] string method)
    {
        var tenant = await App.AddTenantAsync();

        Voice.AssertScim(await SendAsync(tenant, method, $"{Scim}/{kind}/{Guid.NewGuid()}", ("If-None-Match", "*")), 404);
    }

    // RFC 9110 section 13.2.2: If-Match is looked at first, and both have to hold.
    [TestCase("W/\"0\"", "The resource has changed: its version is not one of If-Match.")]
    [TestCase("*", "The resource's version is one of If-None-Match.")]
    [TestCase("", "The resource's version is one of If-None-Match.")]
    public async Task IfNoneMatch_WithIfMatch_BothHaveToHold(string match, string detail)
    {
        var tenant = await App.AddTenantAsync();
        var path = await AddAsync(tenant, Scim, "Groups");

        var answer = await SendAsync(tenant, "DELETE", path, ("If-Match", match), ("If-None-Match", "*"));

        Voice.AssertScim(answer, 412);
        Assert.That((string?)answer["detail"], Is.EqualTo(detail));
        Assert.That((await tenant.Admin.GetAsync(path)).Status, Is.EqualTo(200));
    }

    // RFC 9110 section 8.8.3: a tag is quoted, and the star stands alone.
    [Test, Pairwise]
    public async Task Condition_ThatIsMalformed_Is400AndNothingChanges(
        [Values(Scim, F5)] string root,
        [Values("Users", "Groups")] string kind,
        [Values("PUT", "PATCH", "DELETE")] string method,
        [Values("If-Match", "If-None-Match")] string name,
        [Values("rubbish", "W/\"0", "\"0\" \"1\"", "*, \"0\"", "\"0\", *", ",")] string value)
    {
        var tenant = await App.AddTenantAsync();
        var path = await AddAsync(tenant, root, kind);
        var before = (await tenant.Admin.GetAsync(path)).Require(200);

        var answer = await SendAsync(tenant, method, path, (name, value));

        Voice.AssertScim(answer, 400);
        Assert.That((string?)answer["scimType"], Is.EqualTo("invalidValue"));
        Assert.That((string?)answer["detail"], Is.EqualTo($"{name} must be * or a list of entity tags, as in W/\"1\"."));
        Assert.That((await tenant.Admin.GetAsync(path)).Text, Is.EqualTo(before.Text));
    }

    [Test]
    public async Task Condition_ThatIsAList_MayHaveEmptyElementsAndStrangeTags([Values("Users", "Groups")] string kind)
    {
        var tenant = await App.AddTenantAsync();
        var path = await AddAsync(tenant, Scim, kind);
        var tag = (await tenant.Admin.GetAsync(path)).Header("ETag")!;

        var answer = await SendAsync(tenant, "DELETE", path, ("If-Match", $"\"a,b\",, {tag}, "), ("If-None-Match", "\"*\", W/\"\""));

        Assert.That(answer.Status, Is.EqualTo(204), answer.Text);
    }

    private static async Task<string> AddAsync(TestTenant tenant, string root, string kind) =>
        $"{root}/{kind}/{(kind == "Users" ? await tenant.AddUserAsync("ada@example.com") : await tenant.AddGroupAsync("Guides"))}";

    private static Task<Answer> SendAsync(TestTenant tenant, string method, string path, params (string, string)[] headers)
    {
        var isUser = path.Contains("/Users/", StringComparison.Ordinal);
        var body = method switch
        {
            "DELETE" => null,
            "PATCH" => ScimUsersTests.Patch("\"displayName\":\"Newer\""),
            _ when isUser => ScimUsersTests.User("newer@example.com", path.StartsWith(F5, StringComparison.Ordinal) ? "\"roles\":[\"monitor\"]" : ""),
            _ => """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Newer"}""",
        };
        return tenant.Admin.SendAsync(new HttpMethod(method), path, body, headers);
    }
}
