using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.Surface;

namespace ScimPlatform.WebApi.FunctionalTests.Scim.Lists;

/// <summary>Lists of users (RFC 7644 section 3.4.2).</summary>
public sealed class ScimListTests : ServerFixture
{
    private TestTenant tenant = null!;
    private Caller connector = null!;
    private List<string> ids = null!;

    [OneTimeSetUp]
    public async Task AddUsers()
    {
        tenant = await App.AddTenantAsync();
        connector = await tenant.ConnectorAsync();
        ids = [];
        for (var number = 1; number <= 5; number++)
        {
            ids.Add(await tenant.AddUserAsync($"User{number}@example.com", $"\"externalId\":\"Ext{number}\",\"emails\":[{{\"value\":\"u{number}@example.com\"}}]"));
        }
    }

    [Test]
    public async Task List_All_IsAListResponseOldestFirst()
    {
        var answer = await connector.GetAsync("/scim/v2/Users");

        Assert.That(answer.ContentType, Is.EqualTo("application/scim+json"));
        Assert.That(answer.Members, Is.EquivalentTo(["schemas", "totalResults", "startIndex", "itemsPerPage", "Resources"]));
        Assert.That(answer["schemas"]!.ToJsonString(), Is.EqualTo("""["urn:ietf:params:scim:api:messages:2.0:ListResponse"]"""));
        Assert.That(Ids(answer), Is.EqualTo(ids));
    }

    [TestCase("startIndex=1&count=2", 1, "1 2")]
    [TestCase("startIndex=2&count=2", 2, "2 3")]
    [TestCase("startIndex=5&count=2", 5, "5")]
    [TestCase("startIndex=6&count=2", 6, "")]
    [TestCase("startIndex=0&count=1", 1, "1")]
    [TestCase("startIndex=-5&count=1", 1, "1")]
    [TestCase("count=0", 1, "")]
    [TestCase("count=-3", 1, "")]
    [TestCase("count=99999999999999999999", 1, "1 2 3 4 5")]
    [TestCase("startIndex=99999999999999999999", int.MaxValue, "")]
    [TestCase("startIndex=4", 4, "4 5")]
    [TestCase("", 1, "1 2 3 4 5")]
    public async Task List_ByIndex_ShowsThatStretch(string query, int start, string users)
    {
        var answer = await connector.GetAsync($"/scim/v2/Users?{query}");

        var expected = users.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => ids[number[0] - '1']);
        Assert.That(Ids(answer), Is.EqualTo(expected));
        Assert.That(answer["totalResults"]!.GetValue<int>(), Is.EqualTo(5));
        Assert.That(answer["startIndex"]!.GetValue<int>(), Is.EqualTo(start));
        Assert.That(answer["itemsPerPage"]!.GetValue<int>(), Is.EqualTo(Ids(answer).Count()));
    }

    [TestCase("startIndex=x")]
    [TestCase("startIndex=1.5")]
    [TestCase("count=ten")]
    [TestCase("count=1&count=2")]
    [TestCase("startIndex=%2B1")]
    public async Task List_BadIndex_IsInvalidValue(string query)
    {
        var answer = await connector.GetAsync($"/scim/v2/Users?{query}");

        Voice.AssertScim(answer, 400);
        Assert.That(answer["scimType"]!.GetValue<string>(), Is.EqualTo("invalidValue"));
    }

    [TestCase("userName eq \"User2@example.com\"", "2")]
    [TestCase("userName eq \"USER2@EXAMPLE.COM\"", "2")]
    [TestCase("USERNAME EQ \"user2@example.com\"", "2")]
    [TestCase("urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"user2@example.com\"", "2")]
    [TestCase("userName eq \"nobody@example.com\"", "")]
    [TestCase("externalId eq \"Ext3\"", "3")]
    [TestCase("externalId eq \"ext3\"", "")]
    [TestCase("externalId eq Ext3", "3")]
    [TestCase("userName eq \"a\\\" or 1 eq 1 --\"", "")]
    [TestCase("userName eq \"%\"", "")]
    public async Task List_Filter_FindsThatUser(string filter, string users)
    {
        var answer = await connector.GetAsync($"/scim/v2/Users?filter={Uri.EscapeDataString(filter)}&startIndex=1&count=100");

        var expected = users.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => ids[number[0] - '1']);
        Assert.That(Ids(answer), Is.EqualTo(expected));
        Assert.That(answer["totalResults"]!.GetValue<int>(), Is.EqualTo(Ids(answer).Count()));
    }

    [Test]
    public async Task List_FilterById_FindsThatUser()
    {
        var found = await connector.GetAsync($"/scim/v2/Users?filter=id%20eq%20%22{ids[3]}%22");
        var none = await connector.GetAsync($"/scim/v2/Users?filter=id%20eq%20%22{Guid.NewGuid()}%22");
        var rubbish = await connector.GetAsync("/scim/v2/Users?filter=id%20eq%20%22rubbish%22");

        Assert.That(Ids(found), Is.EqualTo([ids[3]]));
        Assert.That(Ids(none), Is.Empty);
        Assert.That(Ids(rubbish), Is.Empty);
    }

    [TestCase("userName")]
    [TestCase("userName eq")]
    [TestCase("userName eq \"a")]
    [TestCase("nonsense eq \"a\"")]
    [TestCase("password eq \"a\"")]
    [TestCase("(userName eq \"a\"")]
    public async Task List_BadFilter_IsInvalidFilter(string filter)
    {
        var answer = await connector.GetAsync($"/scim/v2/Users?filter={Uri.EscapeDataString(filter)}");

        Voice.AssertScim(answer, 400);
        Assert.That(answer["scimType"]!.GetValue<string>(), Is.EqualTo("invalidFilter"));
    }

    [Test]
    public async Task List_Attributes_AreProjected()
    {
        var answer = await connector.GetAsync("/scim/v2/Users?attributes=userName&count=1");

        Assert.That(answer["Resources"]![0]!.AsObject().Select(member => member.Key), Is.EquivalentTo(["schemas", "id", "userName"]));
    }

    private static IEnumerable<string> Ids(Answer list) =>
        list.Require(200)["Resources"]!.AsArray().Select(user => user!["id"]!.GetValue<string>());
}
