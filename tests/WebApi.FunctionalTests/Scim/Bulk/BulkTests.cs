using System.Globalization;
using ScimPlatform.Application.Scim;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Scim.Bulk;

/// <summary>Operations that succeed and fail side by side (RFC 7644 section 3.7).</summary>
public sealed class BulkTests : ServerFixture
{
    private const string Users = "/scim/v2/Users";

    [Test]
    public async Task Bulk_EveryMethod_AnswersAsTheRequestByItself()
    {
        var tenant = await App.AddTenantAsync();
        var (ada, bob, cy) = (await tenant.AddUserAsync("ada"), await tenant.AddUserAsync("bob"), await tenant.AddUserAsync("cy"));

        var answer = await tenant.Admin.PostAsync(
            BulkJob.Path,
            BulkJob.Body(BulkJob.User("dee"), BulkJob.Put($"/Users/{ada}", "eve"), BulkJob.Title($"/Users/{bob}", "Dr"), BulkJob.Delete($"/Users/{cy}")));

        var job = BulkJob.Of(answer);
        Assert.That(answer.ContentType, Is.EqualTo("application/scim+json"));
        Assert.That(answer["schemas"]!.ToJsonString(), Is.EqualTo($"[\"{ScimUrns.BulkResponse}\"]"));
        Assert.That(job.Statuses, Is.EqualTo(new[] { "201", "200", "200", "204" }));
        Assert.That(job.Results.Select(result => result["method"]!.GetValue<string>()), Is.EqualTo(new[] { "POST", "PUT", "PATCH", "DELETE" }));
        Assert.That(job.Results[1]["location"]!.GetValue<string>(), Is.EqualTo($"https://scim.example.com{Users}/{ada}"));
        Assert.That(job.Results[3].ContainsKey("version"), Is.False);
        Assert.That(await FieldAsync(tenant, ada, "userName"), Is.EqualTo("eve"));
        Assert.That(await FieldAsync(tenant, bob, "title"), Is.EqualTo("Dr"));
        Assert.That((await tenant.Admin.GetAsync($"{Users}/{cy}")).Status, Is.EqualTo(404));
        Assert.That((await tenant.Admin.GetAsync($"{Users}/{job["dee"]}")).Header("ETag"), Is.EqualTo(job.Results[0]["version"]!.GetValue<string>()));
    }

    [Test]
    public async Task Bulk_OneFails_LeavesNothingOfItAndAllOfTheOthers()
    {
        var tenant = await App.AddTenantAsync();
        var ada = await tenant.AddUserAsync("ada");

        var job = await BulkJob.SendAsync(
            tenant.Admin,
            BulkJob.User("bob"),
            BulkJob.User("ADA"),
            BulkJob.Patch($"/Users/{ada}", """{"op":"replace","path":"title","value":"Dr"},{"op":"replace","path":"id","value":"x"}"""),
            BulkJob.User("cy"));

        Assert.That(job.Statuses, Is.EqualTo(new[] { "201", "409", "400", "201" }));
        var failed = job.Results[1];
        Assert.That(failed["response"]!["schemas"]!.ToJsonString(), Is.EqualTo($"[\"{ScimUrns.Error}\"]"));
        Assert.That(((string?)failed["response"]!["status"], (string?)failed["response"]!["scimType"]), Is.EqualTo(("409", "uniqueness")));
        Assert.That((failed.ContainsKey("location"), job.Results[2].ContainsKey("location")), Is.EqualTo((false, true)));
        Assert.That(await FieldAsync(tenant, ada, "title"), Is.Null);
        Assert.That(await tenant.CountUsersAsync(), Is.EqualTo(3));
    }

    // RFC 7644 section 3.7.3 prints the data of a PATCH as the list of its operations.
    [Test]
    public async Task Bulk_PatchWhoseDataIsTheListOfOperations_IsDone()
    {
        var tenant = await App.AddTenantAsync();
        var ada = await tenant.AddUserAsync("ada");

        var job = await BulkJob.SendAsync(tenant.Admin, BulkJob.Operation("PATCH", $"/Users/{ada}", """[{"op":"replace","path":"title","value":"Dr"}]"""));

        Assert.That(job.Statuses, Is.EqualTo(new[] { "200" }));
        Assert.That(await FieldAsync(tenant, ada, "title"), Is.EqualTo("Dr"));
    }

    [TestCase("PATCH", "5")]
    [TestCase("PATCH", "\"x\"")]
    [TestCase("PATCH", "[5]")]
    [TestCase("PATCH", "[]")]
    [TestCase("PUT", "[]")]
    [TestCase("PUT", "true")]
    public async Task Bulk_DataThatIsNoBody_FailsAlone(string method, string data)
    {
        var tenant = await App.AddTenantAsync();
        var ada = await tenant.AddUserAsync("ada");

        var job = await BulkJob.SendAsync(
            tenant.Admin, BulkJob.User("bob"), BulkJob.Operation(method, $"/Users/{ada}", data), BulkJob.Title($"/Users/{ada}", "Dr"));

        Assert.That(job.Statuses, Is.EqualTo(new[] { "201", "400", "200" }));
        Assert.That(await FieldAsync(tenant, ada, "title"), Is.EqualTo("Dr"));
    }

    [TestCase(1, 2)]
    [TestCase(2, 4)]
    [TestCase(3, 5)]
    public async Task Bulk_FailOnErrors_StopsAfterThatMany(int failOnErrors, int tried)
    {
        var tenant = await App.AddTenantAsync();
        await tenant.AddUserAsync("ada");

        var job = await BulkJob.SendAsync(
            tenant.Admin,
            failOnErrors,
            BulkJob.User("bob"),
            BulkJob.User("Ada"),
            BulkJob.User("cy"),
            BulkJob.User("aDa"),
            BulkJob.User("dee"));

        Assert.That(job.Results, Has.Count.EqualTo(tried));
        Assert.That(await tenant.CountUsersAsync(), Is.EqualTo(1 + job.Statuses.Count(status => status == "201")));
    }

    [Test]
    public async Task Bulk_OneResource_IsChangedInOrder()
    {
        var tenant = await App.AddTenantAsync();
        var path = $"/Users/{await tenant.AddUserAsync("ada")}";

        var job = await BulkJob.SendAsync(tenant.Admin, BulkJob.Title(path, "1"), BulkJob.Title(path, "2"), BulkJob.Title(path, "3"));

        Assert.That(job.Results.Select(result => (string?)result["version"]), Is.EqualTo(new[] { "W/\"2\"", "W/\"3\"", "W/\"4\"" }));
        Assert.That(await FieldAsync(tenant, path.Split('/')[^1], "title"), Is.EqualTo("3"));
    }

    [TestCase("W/\"1\"", "200")]
    [TestCase("\"1\"", "200")]
    [TestCase("*", "200")]
    [TestCase("W/\"2\"", "412")]
    [TestCase("W/\"01\"", "412")]
    [TestCase("1", "412")]
    [TestCase("", "412")]
    public async Task Bulk_Version_StandsForIfMatch(string version, string status)
    {
        var tenant = await App.AddTenantAsync();
        var user = await tenant.AddUserAsync("ada");

        var job = await BulkJob.SendAsync(tenant.Admin, BulkJob.Title($"/Users/{user}", "Dr", version));

        Assert.That(job.Statuses, Is.EqualTo(new[] { status }));
        Assert.That(await FieldAsync(tenant, user, "title"), Is.EqualTo(status == "200" ? "Dr" : null));
    }

    [Test]
    public async Task Bulk_ThousandUsers_AreAllMade()
    {
        var tenant = await App.AddTenantAsync();
        var operations = Enumerable.Range(0, 1000).Select(index => BulkJob.User(index.ToString(CultureInfo.InvariantCulture)));

        var job = await BulkJob.SendAsync(tenant.Admin, [.. operations]);

        Assert.That(job.Statuses, Has.All.EqualTo("201"));
        Assert.That(await tenant.CountUsersAsync(), Is.EqualTo(1000));
    }

    [TestCase("\"users:write\"", "201", "403")]
    [TestCase("\"groups:write\"", "403", "201")]
    [TestCase("\"users:read\",\"groups:read\"", "403", "403")]
    public async Task Bulk_Scopes_AreLookedAtForEachOperation(string scopes, string user, string group)
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync($"\"scopes\":[{scopes}]");

        var job = await BulkJob.SendAsync(connector, BulkJob.User("ada"), BulkJob.Group("guides"));

        Assert.That(job.Statuses, Is.EqualTo(new[] { user, group }));
        Assert.That(await tenant.CountUsersAsync(), Is.EqualTo(user == "201" ? 1 : 0));
    }

    [Test]
    public async Task Bulk_OfAnotherTenantsResource_Is404()
    {
        var stranger = await (await App.AddTenantAsync()).AddUserAsync("ada");
        var tenant = await App.AddTenantAsync();

        var job = await BulkJob.SendAsync(tenant.Admin, BulkJob.Delete($"/Users/{stranger}"), BulkJob.Group("guides", stranger));

        Assert.That(job.Statuses, Is.EqualTo(new[] { "404", "400" }));
    }

    [Test]
    public async Task Bulk_InF5Voice_ReadsUsersItsWay()
    {
        var tenant = await App.AddTenantAsync();
        const string Base = "/api/scim/namespaces/system/v2";
        const string Body = """{"Operations":[{"method":"POST","path":"/Users","bulkId":"a","data":{"userName":"ada","roles":["monitor"]}},{"method":"POST","path":"/Users","bulkId":"b","data":{"userName":"bob"}}]}""";

        var job = BulkJob.Of(await tenant.Admin.PostAsync($"{Base}/Bulk", Body));

        Assert.That(job.Statuses, Is.EqualTo(new[] { "201", "400" }));
        Assert.That(job.Result("a")["location"]!.GetValue<string>(), Does.StartWith($"https://scim.example.com{Base}/Users/"));
        Assert.That(await FieldAsync(tenant, job["a"], "userType"), Is.EqualTo("USER"));
    }

    private static async Task<string?> FieldAsync(TestTenant tenant, string id, string name) =>
        (string?)(await tenant.Admin.GetAsync($"{Users}/{id}")).Require(200)[name];
}
