namespace ScimPlatform.WebApi.FunctionalTests.Scim.Lists;

/// <summary>RFC 7644 sections 3.4.2.1 and 3.4.3.</summary>
public sealed class SearchTests
{
    private ScimHost host = null!;
    private HttpClient client = null!;
    private List<string> users = null!;
    private List<string> groups = null!;

    private List<string> Both => [.. users, .. groups];

    [OneTimeSetUp]
    public async Task Start()
    {
        host = await ScimHost.StartAsync();
        client = host.As("tester");
        users = [await client.AddUserAsync("ada", """{"displayName":"both 1","roles":[{"value":"admin"}]}"""), await client.AddUserAsync("bob", """{"displayName":"both 2"}""")];
        groups = [await client.AddGroupAsync("both 1"), await client.AddGroupAsync("both 2"), await client.AddGroupAsync("both 3")];
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        client.Dispose();
        await host.DisposeAsync();
    }

    [Test]
    public async Task SearchRoot_OnEitherBase_FindsUsersAndGroups(
        [Values("/scim/v2/.search", "/api/scim/namespaces/system/v2/.search")] string path)
    {
        var list = await client.SearchAsync(path, """{"filter":"displayName sw \"both\""}""");

        Assert.That(list.Ids(), Is.EqualTo(Both));
        Assert.That((int)list["totalResults"]!, Is.EqualTo(5));
    }

    [TestCase("userName pr", 2)]
    [TestCase("userName eq null", 3)]
    [TestCase("userName ne \"ada\"", 4)]
    [TestCase("not (userName pr)", 3)]
    [TestCase("members pr or emails[type eq \"work\"]", 0)]
    [TestCase("roles[value eq \"admin\"]", 1)]
    [TestCase("meta.resourceType eq \"Group\"", 3)]
    [TestCase("userName eq \"ada\" or displayName eq \"both 3\"", 2)]
    public async Task SearchRoot_ByWhatOneTypeHas_CountsTheOtherAsWithout(string filter, int expected)
    {
        var list = await client.ListAsync($"/scim/v2?filter={Uri.EscapeDataString(filter)}");

        Assert.That((int)list["totalResults"]!, Is.EqualTo(expected));
        Assert.That(list.Ids(), Has.Count.EqualTo(expected));
    }

    [TestCase("""{"filter":"nobodyHasThis pr"}""", "invalidFilter")]
    [TestCase("""{"filter":"displayName zz \"x\""}""", "invalidFilter")]
    [TestCase("""{"filter":"password eq \"x\""}""", "invalidFilter")]
    [TestCase("""{"sortBy":"nobodyHasThis"}""", "invalidPath")]
    [TestCase("""{"cursor":"x"}""", "invalidCursor")]
    [TestCase("""{"cursor":"","startIndex":1}""", "invalidValue")]
    [TestCase("""{"count":"x"}""", "invalidValue")]
    public async Task SearchRoot_ForWhatCannotBe_IsRefused(string body, string scimType)
    {
        var error = await client.SearchAsync("/scim/v2/.search", body, 400);

        Assert.That((string?)error["scimType"], Is.EqualTo(scimType));
    }

    [Test]
    public async Task SearchRoot_PageByPage_GoesAcrossTypes([Values(1, 2, 3, 4)] int count)
    {
        List<string> seen = [];
        for (var start = 1; start <= 5; start += count)
        {
            var list = await client.SearchAsync("/scim/v2/.search", $$"""{"startIndex":{{start}},"count":{{count}}}""");
            Assert.That((int)list["totalResults"]!, Is.EqualTo(5));
            seen.AddRange(list.Ids());
        }

        Assert.That(seen, Is.EqualTo(Both));
    }

    [Test]
    public async Task SearchRoot_WalkedByCursor_GoesAcrossTypes([Values(1, 2, 3, 5, 6)] int count)
    {
        var pages = await client.WalkAsync($"/scim/v2?count={count}&sortBy=displayName");

        Assert.That(pages.SelectMany(page => page.Ids()), Is.EqualTo(Both));
        Assert.That(pages, Has.Count.EqualTo((5 + count - 1) / count));
    }

    [Test]
    public async Task SearchRoot_WalkEndingWithTheUsers_HasNoEmptyPage()
    {
        var pages = await client.WalkAsync("/scim/v2?count=2&filter=userName%20pr");

        Assert.That(pages, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task SearchRoot_WithATokenForOneType_LeavesTheOtherOut()
    {
        using var reader = await host.WithTokenAsync("groups:read");
        using var writer = host.As("writer", "scim.users.write");

        var list = await reader.SearchAsync("/scim/v2/.search", "{}");

        Assert.That(list.Ids(), Is.EqualTo(groups));
        Assert.That((int)list["totalResults"]!, Is.EqualTo(3));
        await writer.SearchAsync("/scim/v2/.search", "{}", 403);
    }

    [Test]
    public async Task SearchUsers_WithAttributes_ShowsThoseOnly()
    {
        var list = await client.SearchAsync("/scim/v2/Users/.search", """{"FILTER":"userName eq \"ada\"","attributes":["userName"]}""");

        var ada = list["Resources"]![0]!.AsObject();
        Assert.That(ada.Select(member => member.Key), Is.EquivalentTo(["schemas", "id", "userName"]));
    }

    [Test]
    public async Task SearchGroups_Sorted_IsInOrder()
    {
        var list = await client.SearchAsync("/scim/v2/Groups/.search", """{"sortBy":"displayName","sortOrder":"descending"}""");

        Assert.That(list.Ids(), Is.EqualTo(groups.AsEnumerable().Reverse()));
    }

    [TestCase("GET", "/scim/v2/Users/.search", 404)]
    [TestCase("POST", "/scim/v2/Nopes/.search", 404)]
    [TestCase("GET", "/scim/v2/Nopes", 404)]
    [TestCase("POST", "/scim/v2/Users/2819c223-7f76-453a-919d-413861904646", 405)]
    [TestCase("DELETE", "/scim/v2", 405)]
    public async Task Send_ToWhatIsNotServed_IsRefusedInScimsShape(string method, string path, int status)
    {
        var error = await client.SendAsync(new HttpMethod(method), path, method == "POST" ? [] : null, status);

        Assert.That((string?)error["status"], Is.EqualTo($"{status}"));
    }
}
