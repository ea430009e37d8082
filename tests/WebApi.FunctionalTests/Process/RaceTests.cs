using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Scim.Bulk;

namespace ScimPlatform.WebApi.FunctionalTests.Process;

/// <summary>Many at once, over real connections, on one server and on two that share a database.</summary>
public sealed class RaceTests : TwoServerFixture
{
    private const int Racers = 32;

    [TestCase(false)]
    [TestCase(true)]
    public async Task Recreate_ManyAtOnce_LeavesExactlyOneLiveToken(bool onTwoServers)
    {
        var slug = await AddTenantAsync();
        var other = onTwoServers ? Second : First;

        var answers = await Task.WhenAll(Enumerable.Range(0, Racers).Select(number =>
            Admin(number % 2 == 0 ? First : other, slug).PostAsync("/api/web/namespaces/system/scim_token")));
        var secrets = answers.Where(answer => answer.Status == 200).Select(answer => answer["data"]!.GetValue<string>()).ToList();
        var opened = await Task.WhenAll(secrets.Select(secret => First.As($"Bearer {secret}").GetAsync("/scim/v2/Users?count=0")));
        var live = await Admin(First, slug).GetAsync("/api/v1/admin/scim-tokens?status=active");

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(200).Or.EqualTo(409));
        Assert.That(opened.Count(answer => answer.Status == 200), Is.EqualTo(1));
        Assert.That(live.Require(200)["total"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [Test]
    public async Task Create_ManyTokensAtOnce_KeepsTheTenantsLimit()
    {
        var slug = await AddTenantAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, Racers).Select(number =>
            Admin(number % 2 == 0 ? First : Second, slug).PostAsync("/scim-token", """{"name":"racer"}""")));

        Assert.That(answers.Count(answer => answer.Status == 201), Is.EqualTo(1));
        Assert.That(answers.Count(answer => answer.Status == 409), Is.EqualTo(Racers - 1));
    }

    /// <summary>Operations of a bulk request are done side by side, and a request's context is made for one thread at a time.</summary>
    [Test]
    public async Task Bulk_ManyRequestsOfManyUsers_AreMadeAndAuditedEachForItsRequest()
    {
        const int Requests = 8;
        const int Rounds = 6;
        const int Users = 40;
        var slug = await AddTenantAsync();
        var traces = new List<string?>();

        for (var round = 0; round < Rounds; round++)
        {
            var bodies = Enumerable.Range(0, Requests).Select(request =>
                BulkJob.Body([.. Enumerable.Range(0, Users).Select(user => BulkJob.User($"u{round}-{request}-{user}"))]));
            var answers = await Task.WhenAll(bodies.Select(body => Admin(First, slug).PostAsync(BulkJob.Path, body)));

            Assert.That(answers.SelectMany(answer => BulkJob.Of(answer).Statuses), Has.Exactly(Requests * Users).Items.And.All.EqualTo("201"));
            traces.AddRange(answers.Select(answer => answer.Header("X-Trace-Id")));
        }

        var records = (await Admin(First, slug).GetAsync("/api/v1/admin/audit-events?action=user.created&limit=100")).Require(200);
        Assert.That(records["items"]!.AsArray().Select(record => (string?)record!["trace_id"]), Has.Exactly(100).Items.And.All.AnyOf([.. traces]));
    }

    [Test]
    public async Task Create_OneUserNameManyTimesAtOnce_SucceedsOnce()
    {
        var slug = await AddTenantAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, Racers).Select(number =>
            Admin(number % 2 == 0 ? First : Second, slug).PostAsync(
                "/scim/v2/Users", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ada","roles":[{"value":"r"}]}""")));
        var refused = answers.Where(answer => answer.Status != 201).ToList();

        Assert.That(answers.Count(answer => answer.Status == 201), Is.EqualTo(1));
        Assert.That(refused.Select(answer => answer.Status), Is.All.EqualTo(409));
        Assert.That(refused.Select(answer => answer["scimType"]?.GetValue<string>()), Is.All.EqualTo("uniqueness"));
    }

    [Test]
    public async Task Revoke_OnOneServer_IsSeenByTheOtherOnTheVeryNextRequest()
    {
        var slug = await AddTenantAsync();
        var minted = await Admin(First, slug).PostAsync("/scim-token", """{"name":"Okta"}""");
        var connector = Second.As($"Bearer {minted.Require(201)["token"]}");

        var before = await connector.GetAsync("/scim/v2/Users");
        await Admin(First, slug).DeleteAsync($"/scim-token/{minted["id"]}");
        var after = await connector.GetAsync("/scim/v2/Users");

        Assert.That((before.Status, after.Status), Is.EqualTo((200, 401)));
    }

    [Test]
    public async Task ScimOff_OnOneServer_IsSeenByTheOtherOnTheVeryNextRequest()
    {
        var slug = await AddTenantAsync();
        var minted = await Admin(First, slug).PostAsync("/scim-token", """{"name":"Okta"}""");
        var connector = Second.As($"Bearer {minted.Require(201)["token"]}");

        (await Admin(First, slug).PatchAsync($"/api/v1/admin/tenants/{slug}", """{"scim_enabled":false}""")).Require(200);

        Assert.That((await connector.GetAsync("/scim/v2/Users")).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task BodyWithoutLength_OverTheLimit_Is413()
    {
        var slug = await AddTenantAsync();
        using var content = new StreamContent(new MemoryStream(new byte[70_000]));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/scim-token") { Content = content };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.TryAddWithoutValidation("Authorization", First.Jwts.Of(slug, TestJwts.TenantScopes));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");

        using var answer = await First.Client.SendAsync(request);

        Assert.That((int)answer.StatusCode, Is.EqualTo(413));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
    }
}
