using System.Globalization;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects;

public sealed class F5XcTests : ServerFixture
{
    private const string Gateway = "/api/v1/api/production/us-east-1/namespaces/default";
    private const string Path = "/api/web/namespaces/system/scim_token";
    private const string RevokePath = "/api/web/namespaces/system/revoke/scim_token";

    private protected override TestServerSetup Setup => TestServerSetup.With(("PathBase", Gateway));

    [TestCase(Path)]
    [TestCase(Path + "/")]
    [TestCase(Gateway + Path)]
    [TestCase(Gateway + Path + "/")]
    public async Task Recreate_PublishedRequest_AnswersTheDocumentedFields(string path)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(path, """{ "expiration_days": 1, "namespace": "system" }""");

        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
        Assert.That(answer.ContentType, Does.StartWith("application/json"));
        Assert.That(answer.Members, Is.EquivalentTo(["active", "data", "expiration_timestamp", "name"]));
        Assert.That(answer["active"]!.GetValue<bool>(), Is.True);
        Assert.That(answer["data"]!.GetValue<string>(), Does.Match("^scim_test_[0-9A-Za-z]{38}$"));
        Assert.That(answer["name"]!.GetValue<string>(), Does.Match("^scim-token-.+").And.Length.InRange(6, 1024));
        Assert.That(await tenant.OpensAsync(answer["data"]!.GetValue<string>()), Is.True);
    }

    [TestCase("{\"expiration_days\": 1}", 1)]
    [TestCase("{\"expiration_days\": 730}", 730)]
    [TestCase("{\"expiration_days\": 90.0}", 90)]
    [TestCase("{\"namespace\": \"system\"}", 180)]
    [TestCase("{\"unknown\": {\"member\": []}}", 180)]
    [TestCase("{}", 180)]
    [TestCase(null, 180)]
    public async Task Recreate_WithDaysOrWithout_ExpiresAsManyDaysFromNow(string? body, int days)
    {
        var tenant = await App.AddTenantAsync();
        var before = TimeProvider.System.GetUtcNow();

        var answer = await tenant.Admin.PostAsync(Path, body);

        var text = answer.Require(200)["expiration_timestamp"]!.GetValue<string>();
        var expiration = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        Assert.That(text, Does.Match("^[0-9-]{10}T[0-9:.]+Z$"));
        Assert.That(expiration, Is.InRange(before.AddDays(days).AddSeconds(-1), TimeProvider.System.GetUtcNow().AddDays(days)));
    }

    [TestCase("", 200)]
    [TestCase("expiration_days=1", 415)]
    public async Task Recreate_WithTheTypeOfAForm_IsDoneOnlyWithoutABody(string body, int status)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(Path, body, ("Content-Type", "application/x-www-form-urlencoded"));

        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(await tenant.CountTokensAsync(), Is.EqualTo(status == 200 ? 1 : 0));
    }

    [TestCase("{0}")]
    [TestCase("APIToken {0}")]
    [TestCase("apitoken {0}")]
    [TestCase("Bearer {0}")]
    [TestCase("bearer {0}")]
    [TestCase("BEARER   {0}")]
    public async Task Recreate_CredentialsInAnyForm_AreTaken(string form)
    {
        var tenant = await App.AddTenantAsync();
        var jwt = App.Jwts.Raw(tenant.Slug, TestJwts.TenantScopes);

        var answer = await App.As(form.Replace("{0}", jwt, StringComparison.Ordinal)).PostAsync(Path);

        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
    }

    [TestCase("0")]
    [TestCase("-1")]
    [TestCase("731")]
    [TestCase("1.5")]
    [TestCase("\"90\"")]
    [TestCase("true")]
    [TestCase("1e30")]
    [TestCase("1e400")]
    [TestCase("99999999999999999999")]
    [TestCase("[]")]
    [TestCase("{}")]
    public async Task Recreate_WithBadDays_NamesTheFieldAndRevokesNothing(string days)
    {
        var tenant = await App.AddTenantAsync();
        var live = await tenant.MintAsync();
        var before = await tenant.TokensAsync();

        var answer = await tenant.Admin.PostAsync(Path, $$"""{"expiration_days":{{days}},"namespace":"system"}""");

        Assert.That(answer.Status, Is.EqualTo(400), answer.Text);
        Assert.That(answer.Json.GetValue<string>(), Does.Contain("expiration_days"));
        Assert.That(await tenant.TokensAsync(), Is.EqualTo(before));
        Assert.That(await tenant.OpensAsync(live.Secret), Is.True);
    }

    [TestCase("\"example\"")]
    [TestCase("\"SYSTEM\"")]
    [TestCase("\"\"")]
    [TestCase("5")]
    public async Task Recreate_WithAnotherNamespaceInTheBody_Is400AndRevokesNothing(string name)
    {
        var tenant = await App.AddTenantAsync();
        var live = await tenant.MintAsync();

        var answer = await tenant.Admin.PostAsync(Path, $$"""{"namespace":{{name}}}""");

        Assert.That(answer.Status, Is.EqualTo(400), answer.Text);
        Assert.That(answer.Json.GetValue<string>(), Does.Contain("namespace"));
        Assert.That(await tenant.OpensAsync(live.Secret), Is.True);
    }

    [TestCase("POST", "/api/web/namespaces/example/scim_token")]
    [TestCase("GET", "/api/web/namespaces/example/scim_token")]
    [TestCase("POST", "/api/web/namespaces/example/revoke/scim_token")]
    [TestCase("POST", "/api/web/namespaces/system/scim_tokens")]
    public async Task Anything_InAnotherNamespaceOfThePath_Is404AndRevokesNothing(string method, string path)
    {
        var tenant = await App.AddTenantAsync();
        var live = await tenant.MintAsync();

        var answer = await tenant.Admin.SendAsync(new HttpMethod(method), path, method == "POST" ? "{}" : null);

        Assert.That(answer.Status, Is.EqualTo(404), answer.Text);
        Assert.That(answer.Json.GetValue<string>(), Is.Not.Empty);
        Assert.That(await tenant.OpensAsync(live.Secret), Is.True);
    }

    [Test]
    public async Task Get_WhileATokenIsLive_AnswersItsMetadataWithoutTheToken()
    {
        var tenant = await App.AddTenantAsync();
        var minted = await tenant.Admin.PostAsync(Path);

        var answer = await tenant.Admin.GetAsync(Path);

        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
        Assert.That(answer.Members, Is.EquivalentTo(["active", "expiration_timestamp", "name"]));
        Assert.That(answer["expiration_timestamp"]!.ToJsonString(), Is.EqualTo(minted["expiration_timestamp"]!.ToJsonString()));
        Assert.That(answer["name"]!.ToJsonString(), Is.EqualTo(minted["name"]!.ToJsonString()));
    }

    [TestCase("Okta provisioning", "Okta provisioning")]
    [TestCase("Okta", null)]
    public async Task Get_TokenNamedElsewhere_ShowsItsNameUnlessItIsTooShortForF5(string name, string? shown)
    {
        var tenant = await App.AddTenantAsync();
        var minted = await tenant.Admin.PostAsync("/scim-token", $$"""{"name":"{{name}}"}""");

        var answer = await tenant.Admin.GetAsync(Path);

        Assert.That(answer.Require(200)["name"]!.GetValue<string>(), Is.EqualTo(shown ?? $"scim-token-{minted.Require(201)["id"]}"));
    }

    [Test]
    public async Task Get_SeveralLiveTokens_AnswersTheNewest()
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 2);
        (await tenant.Admin.PostAsync("/scim-token", """{"name":"the first"}""")).Require(201);
        (await tenant.Admin.PostAsync("/scim-token", """{"name":"the second"}""")).Require(201);

        var answer = await tenant.Admin.GetAsync(Path);

        Assert.That(answer.Require(200)["name"]!.GetValue<string>(), Is.EqualTo("the second"));
    }

    [Test]
    public async Task Get_WhileNoTokenIsLive_Is404()
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.GetAsync(Path);

        Assert.That(answer.Status, Is.EqualTo(404));
        Assert.That(answer.Json.GetValue<string>(), Is.Not.Empty);
    }

    [TestCase("""{ "namespace": "system" }""")]
    [TestCase("{}")]
    [TestCase(null)]
    public async Task Revoke_LiveOrNot_AnswersTrueAndEveryTokenIsDead(string? body)
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 2);
        var first = await tenant.MintAsync();
        var second = await tenant.MintAsync();

        var answers = new[] { await tenant.Admin.PostAsync(RevokePath, body), await tenant.Admin.PostAsync(RevokePath, body) };

        Assert.That(answers.Select(answer => (answer.Status, answer.Text)), Is.All.EqualTo((200, """{"status":true}""")));
        Assert.That(await tenant.OpensAsync(first.Secret), Is.False);
        Assert.That(await tenant.OpensAsync(second.Secret), Is.False);
    }

    [TestCase("{\"namespace\": \"example\"}")]
    [TestCase("{\"namespace\": 1}")]
    public async Task Revoke_WithABadBody_Is400AndRevokesNothing(string body)
    {
        var tenant = await App.AddTenantAsync();
        var live = await tenant.MintAsync();

        var answer = await tenant.Admin.PostAsync(RevokePath, body);

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Json.GetValue<string>(), Does.Contain("namespace"));
        Assert.That(await tenant.OpensAsync(live.Secret), Is.True);
    }

    [Test]
    public async Task Recreate_SeveralLiveTokens_ReplacesAllByOne()
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 3);
        var old = new[] { await tenant.MintAsync(), await tenant.MintAsync(), await tenant.MintAsync() };

        var answer = await tenant.Admin.PostAsync(Path);

        Assert.That(await tenant.OpensAsync(answer.Require(200)["data"]!.GetValue<string>()), Is.True);
        Assert.That(await tenant.CountTokensAsync(), Is.EqualTo(1));
        Assert.That(await tenant.OpensAsync(old[0].Secret), Is.False);
    }
}
