using System.Diagnostics;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.Surface;

namespace ScimPlatform.WebApi.FunctionalTests.Scim;

/// <summary>What credentials open on the SCIM plane, and what they do not.</summary>
public sealed class ScimAccessTests : ServerFixture
{
    private const string Path = "/scim/v2/Users";

    [Test]
    public async Task ReadOnlyToken_ReadsAndIsForbiddenToWrite()
    {
        var tenant = await App.AddTenantAsync();
        var id = await tenant.AddUserAsync("ada");
        var connector = await tenant.ConnectorAsync("\"scopes\":[\"users:read\"]");

        Assert.That((await connector.GetAsync($"{Path}/{id}")).Status, Is.EqualTo(200));
        await AssertForbiddenToWriteAsync(connector, id);
        Assert.That(await tenant.CountUsersAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task WriteOnlyToken_WritesAndIsForbiddenToRead()
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync("\"scopes\":[\"users:write\"]");

        var created = await connector.PostAsync(Path, ScimUsersTests.User("ada"));

        Assert.That(created.Status, Is.EqualTo(201), created.Text);
        Voice.AssertScim(await connector.GetAsync(Path), 403);
        Voice.AssertScim(await connector.GetAsync($"{Path}/{created["id"]}"), 403);
    }

    [Test]
    public async Task GroupsToken_SeesNoUsersButWhatThePlaneCanDo()
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync("\"scopes\":[\"groups:read\"]");

        Voice.AssertScim(await connector.GetAsync(Path), 403);
        Assert.That((await connector.GetAsync("/scim/v2/ServiceProviderConfig")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task ReadOnlyJwt_ReadsAndIsForbiddenToWrite()
    {
        var tenant = await App.AddTenantAsync();
        var id = await tenant.AddUserAsync("ada");
        var caller = tenant.As("scim.users.read");

        Assert.That((await caller.GetAsync($"{Path}/{id}")).Status, Is.EqualTo(200));
        await AssertForbiddenToWriteAsync(caller, id);
        Voice.AssertScim(await tenant.As("scim.tokens.write scim.tokens.read").GetAsync(Path), 403);
    }

    [TestCase("10.1.2.3", 200)]
    [TestCase("::ffff:10.1.2.3", 200)]
    [TestCase("11.1.2.3", 401)]
    [TestCase("2001:db8::7", 200)]
    [TestCase("2001:db9::7", 401)]
    public async Task AllowedNetworks_FromOutside_AreLikeAnUnknownToken(string address, int status)
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync("\"allowed_networks\":[\"10.0.0.0/8\",\"2001:db8::/32\"]");

        var answer = await connector.GetAsync(Path, (ClientAddress.Header, address));
        var unknown = await App.As("Bearer scim_test_unknown").GetAsync(Path);

        Assert.That(answer.Status, Is.EqualTo(status), answer.Text);
        Assert.That(answer.Text == unknown.Text, Is.EqualTo(status == 401));
    }

    [Test]
    public async Task TokensThatAreNoGood_AllGetTheSameAnswer()
    {
        var tenant = await App.AddTenantAsync();
        var token = await tenant.MintAsync();
        (await tenant.Admin.DeleteAsync($"/api/v1/admin/scim-tokens/{token.Id}")).Require(204);
        var wrongEnd = token.Secret[..^1] + (token.Secret[^1] == 'x' ? 'y' : 'x');

        string[] bad = [token.Secret, wrongEnd, token.Secret[..^1], "scim_test_", "x", new string('x', 5000)];
        var answers = await Task.WhenAll(bad.Select(secret => App.As($"Bearer {secret}").GetAsync(Path)));

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(401));
        Assert.That(answers.Select(answer => answer.Text).Distinct(), Has.Exactly(1).Items);
        Assert.That(answers.Select(answer => answer.Header("WWW-Authenticate")).Distinct(), Has.Exactly(1).Items);
    }

    [Test]
    public async Task AnotherTenantsUser_IsUnknownOnEveryRoute()
    {
        var mine = await App.AddTenantAsync();
        var other = await App.AddTenantAsync();
        var id = await other.AddUserAsync("ada", "\"externalId\":\"e1\"");
        var before = (await other.Admin.GetAsync($"{Path}/{id}")).Text;
        var connector = await mine.ConnectorAsync();

        foreach (var path in new[] { Path, "/api/scim/namespaces/system/v2/Users" })
        {
            Voice.AssertScim(await connector.GetAsync($"{path}/{id}"), 404);
            Voice.AssertScim(await connector.PutAsync($"{path}/{id}", ScimUsersTests.User("eve", "\"roles\":[{\"value\":\"r\"}]")), 404);
            Voice.AssertScim(await connector.PatchAsync($"{path}/{id}", ScimUsersTests.Patch("\"active\":false")), 404);
            Voice.AssertScim(await connector.DeleteAsync($"{path}/{id}"), 404);
            Assert.That(await CountAsync(connector, path, ""), Is.Zero);
            Assert.That(await CountAsync(connector, path, $"id eq \"{id}\""), Is.Zero);
            Assert.That(await CountAsync(connector, path, "userName eq \"ada\""), Is.Zero);
            Assert.That(await CountAsync(connector, path, "externalId eq \"e1\""), Is.Zero);
        }

        Assert.That((await other.Admin.GetAsync($"{Path}/{id}")).Text, Is.EqualTo(before));
        Assert.That(await mine.AddUserAsync("ada"), Is.Not.EqualTo(id));
    }

    [Test]
    public async Task AnotherTenantsUser_AndAnUnknownOne_GetTheSameAnswer()
    {
        var mine = await App.AddTenantAsync();
        var other = await App.AddTenantAsync();
        var id = await other.AddUserAsync("ada");

        var answers = new[]
        {
            await mine.Admin.GetAsync($"{Path}/{id}"),
            await mine.Admin.GetAsync($"{Path}/{Guid.NewGuid()}"),
            await mine.Admin.GetAsync($"{Path}/rubbish"),
        };

        Assert.That(answers.Select(answer => answer.ToString()).Distinct(), Has.Exactly(1).Items);
    }

    [Test]
    public async Task Create_ExistingUserWithoutExternalId_IsAdoptedWhereTheTenantWantsThat()
    {
        var tenant = await App.AddTenantAsync();
        var id = await tenant.AddUserAsync("TEST.user@okta.local");
        var connector = await tenant.ConnectorAsync();

        var refused = await connector.PostAsync(Path, ScimUsersTests.Okta);
        (await tenant.Admin.PostAsync("/api/admin/scim-settings", """{"enabled":true,"assumeControlOfExisting":true}""")).Require(200);
        var adopted = await connector.PostAsync(Path, ScimUsersTests.Okta);
        var again = await connector.PostAsync(Path, ScimUsersTests.Okta);

        Voice.AssertScim(refused, 409);
        Assert.That(adopted.Require(200)["id"]!.GetValue<string>(), Is.EqualTo(id));
        Assert.That(adopted["externalId"]!.GetValue<string>(), Is.EqualTo("00ujl29u0le5T6Aj10h7"));
        Voice.AssertScim(again, 409);
        Assert.That(await tenant.CountUsersAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task UsedToken_SoonSaysWhenAndFromWhere()
    {
        var tenant = await App.AddTenantAsync();
        var token = await tenant.MintAsync();
        var before = TimeProvider.System.GetUtcNow().AddSeconds(-1);

        await App.As($"Bearer {token.Secret}").GetAsync(Path, ("User-Agent", "Okta SCIM Client 1.0.0"), (ClientAddress.Header, "192.0.2.7"));
        var admin = await PollAsync(() => tenant.Admin.GetAsync($"/api/v1/admin/scim-tokens/{token.Id}"));
        var truto = await tenant.Admin.GetAsync($"/scim-token/{token.Id}");

        Assert.That(admin["last_used_at"]!.GetValue<DateTimeOffset>(), Is.GreaterThan(before));
        Assert.That(admin["last_used_ip"]!.GetValue<string>(), Is.EqualTo("192.0.2.7"));
        Assert.That(admin["last_used_user_agent"]!.GetValue<string>(), Is.EqualTo("Okta SCIM Client 1.0.0"));
        Assert.That(truto["last_used_at"]!.ToJsonString(), Is.EqualTo(admin["last_used_at"]!.ToJsonString()));
    }

    private static async Task AssertForbiddenToWriteAsync(Caller caller, string id)
    {
        Voice.AssertScim(await caller.PostAsync(Path, ScimUsersTests.User("eve")), 403);
        Voice.AssertScim(await caller.PutAsync($"{Path}/{id}", ScimUsersTests.User("eve")), 403);
        Voice.AssertScim(await caller.PatchAsync($"{Path}/{id}", ScimUsersTests.Patch("\"active\":false")), 403);
        Voice.AssertScim(await caller.DeleteAsync($"{Path}/{id}"), 403);
    }

    private static async Task<int> CountAsync(Caller caller, string path, string filter)
    {
        var list = await caller.GetAsync(filter.Length == 0 ? path : $"{path}?filter={Uri.EscapeDataString(filter)}");
        return list.Require(200)["totalResults"]!.GetValue<int>();
    }

    private static async Task<Answer> PollAsync(Func<Task<Answer>> read)
    {
        var waited = Stopwatch.StartNew();
        var answer = await read();
        while (answer["last_used_at"] is null && waited.Elapsed < TimeSpan.FromSeconds(30))
        {
            await Task.Delay(50);
            answer = await read();
        }

        return answer;
    }
}
