using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects;

/// <summary>What an admin is told before a token expires.</summary>
internal sealed class ExpiryTests : ServerFixture
{
    private const string Tokens = "/api/v1/admin/scim-tokens";

    private readonly ManualTime time = new();

    private protected override TestServerSetup Setup => new() { Services = services => services.AddSingleton<TimeProvider>(time) };

    [Test]
    public async Task List_OfWhatExpires_IsSoonestFirstAndOfLiveTokensOnly()
    {
        var tenant = await App.AddTenantAsync(10);
        var ids = new Dictionary<int, string>();
        foreach (var days in new[] { 20, 3, 31, 10, 30 })
        {
            ids[days] = (await tenant.MintAsync($"\"expires_in_days\":{days}")).Id.ToString();
        }

        var revoked = await tenant.MintAsync("\"expires_in_days\":5");
        (await tenant.Admin.DeleteAsync($"{Tokens}/{revoked.Id}")).Require(204);
        await tenant.MintAsync("\"expires_in_days\":1");
        time.Advance(TimeSpan.FromDays(1));

        Assert.That(Ids(await tenant.Admin.GetAsync($"{Tokens}?expiring_within_days=29")), Is.EqualTo(new[] { ids[3], ids[10], ids[20], ids[30] }));
        Assert.That(Ids(await tenant.Admin.GetAsync($"{Tokens}?expiring_within_days=1")), Is.Empty);
        Assert.That(Ids(await tenant.Admin.GetAsync($"{Tokens}?expiring_within_days=730&status=active&per_page=2&page=2")), Is.EqualTo(new[] { ids[20], ids[30] }));
        Assert.That(Ids(await tenant.Admin.GetAsync($"{Tokens}?expiring_within_days=730&status=revoked")), Is.Empty);
        Assert.That((await tenant.Admin.GetAsync($"{Tokens}?expiring_within_days=9"))["total"]!.GetValue<int>(), Is.EqualTo(2));
    }

    [TestCase("0", "greater_than_equal")]
    [TestCase("731", "less_than_equal")]
    [TestCase("soon", "int_parsing")]
    [TestCase("1.5", "int_parsing")]
    public async Task List_ExpiringWithinSomethingElse_IsInvalid(string days, string type) => AdminTests.AssertInvalid(
        await (await App.AddTenantAsync()).Admin.GetAsync($"{Tokens}?expiring_within_days={days}"), """["query","expiring_within_days"]""", type);

    [TestCase(31, null, null)]
    [TestCase(30, 30, "The SCIM token expires in 30 days. Recreate it before the identity provider is locked out.")]
    [TestCase(1, 1, "The SCIM token expires in 1 day. Recreate it before the identity provider is locked out.")]
    public async Task EndpointInfo_OfATokenThatExpires_WarnsDuringItsLastMonth(int days, int? left, string? warning)
    {
        var tenant = await App.AddTenantAsync();
        await tenant.MintAsync($"\"expires_in_days\":{days}");

        var token = (await tenant.Admin.GetAsync($"{Tokens}/endpoint-info")).Require(200)["token"]!.AsObject();

        Assert.That((token["days_left"]?.GetValue<int>(), token["warning"]?.GetValue<string>()), Is.EqualTo((left, warning)));
        Assert.That(token.Select(member => member.Key).Take(3), Is.EqualTo(new[] { "live", "expires_at", "last_used_at" }));
    }

    [Test]
    public async Task EndpointInfo_OnTheLastDay_SaysLessThanADay()
    {
        var tenant = await App.AddTenantAsync();
        await tenant.MintAsync("\"expires_in_days\":1");
        time.Advance(TimeSpan.FromSeconds(1));

        var token = (await tenant.Admin.GetAsync($"{Tokens}/endpoint-info")).Require(200)["token"]!;

        Assert.That(token["days_left"]!.GetValue<int>(), Is.Zero);
        Assert.That(token["warning"]!.GetValue<string>(), Does.StartWith("The SCIM token expires in less than a day."));
    }

    [Test]
    public async Task EndpointInfo_OfSeveralLiveTokens_ListsThemSoonestFirstWithAWarningEach()
    {
        var tenant = await App.AddTenantAsync(4);
        var ids = new List<string>();
        foreach (var days in new[] { 20, 3, 90 })
        {
            ids.Add((await tenant.MintAsync($"\"expires_in_days\":{days}")).Id.ToString());
        }

        var info = (await tenant.Admin.GetAsync($"{Tokens}/endpoint-info")).Require(200);

        var tokens = info["tokens"]!.AsArray().Select(token => token!.AsObject()).ToList();
        Assert.That(tokens.Select(token => (string?)token["id"]), Is.EqualTo([ids[1], ids[0], ids[2]]));
        Assert.That(tokens[0].Select(member => member.Key), Is.EqualTo(["id", "name", "hint", "expires_at", "last_used_at", "days_left", "warning"]));
        Assert.That(tokens.Select(token => token["days_left"]?.GetValue<int>()), Is.EqualTo(new int?[] { 3, 20, null }));
        Assert.That((string?)tokens[0]["warning"], Does.StartWith("The SCIM token expires in 3 days."));
        Assert.That(tokens[2].ContainsKey("warning"), Is.False);
        Assert.That(info.Text, Does.Not.Contain("scim_test_").Or.Contain("..."));
    }

    [Test]
    public async Task EndpointInfo_OfEachProvider_ListsItsFieldsInOrderByKind()
    {
        var tenant = await App.AddTenantAsync();

        var info = (await tenant.Admin.GetAsync($"{Tokens}/endpoint-info")).Require(200);

        foreach (var provider in info["identity_providers"]!.AsArray())
        {
            var (fields, list) = (provider!["fields"]!.AsObject(), provider["field_list"]!.AsArray());
            Assert.That(list.Select(field => (string?)field!["name"]), Is.EqualTo(fields.Select(field => field.Key)));
            Assert.That(list.Select(field => (string?)field!["kind"]), Is.All.AnyOf("value", "secret", "choice"));
            Assert.That(list.Count(field => (string?)field!["kind"] == "secret"), Is.EqualTo(1));
            Assert.That(list.Where(field => (string?)field!["kind"] != "secret").Select(field => (string?)field!["value"]), Is.All.Not.Empty);
            Assert.That(list.Single(field => (string?)field!["kind"] == "secret")!["value"], Is.Null);
            Assert.That(list.First(field => (string?)field!["kind"] == "value")!["value"]!.ToString(), Is.EqualTo((string?)provider["url"]));
        }
    }

    private static IEnumerable<string> Ids(Answer page) =>
        page.Require(200)["items"]!.AsArray().Select(token => token!["id"]!.GetValue<string>());
}
