using System.Runtime.Versioning;
using System.Text.Json.Nodes;

namespace ScimPlatform.WebApi.FunctionalTests.Scim.Lists;

/// <summary>RFC 9865.</summary>
public sealed class CursorTests
{
    private const string Seven = "/scim/v2/Users?filter=userType%20eq%20%22seven%22";

    private ScimHost host = null!;
    private HttpClient client = null!;
    private List<string> ids = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        host = await ScimHost.StartAsync();
        client = host.As("tester");
        ids = [];
        for (var number = 0; number < 7; number++)
        {
            ids.Add(await client.AddUserAsync($"seven-{number}", number % 3 == 0 ? """{"userType":"seven"}""" : $$"""{"userType":"seven","title":"t{{number % 2}}"}"""));
        }
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        client.Dispose();
        await host.DisposeAsync();
    }

    [TestCase("", 3)]
    [TestCase("&sortBy=title", 2)]
    [TestCase("&sortBy=title&sortOrder=descending", 2)]
    [TestCase("&sortBy=userName&sortOrder=descending", 1)]
    [TestCase("&sortBy=meta.created", 3)]
    public async Task Get_WalkedByCursor_ShowsWhatIndexPagingShows(string sort, int count)
    {
        var shown = (await client.ListAsync(Seven + sort)).Ids();

        var pages = await client.WalkAsync($"{Seven}{sort}&count={count}");

        Assert.That(pages.SelectMany(page => page.Ids()), Is.EqualTo(shown));
        Assert.That(pages.Select(page => (int)page["totalResults"]!), Has.All.EqualTo(7));
        Assert.That(pages.Select(page => page.ContainsKey("startIndex")), Has.None.True);
        Assert.That(pages.SkipLast(1).Select(page => page.Next()), Has.All.Matches("^[A-Za-z0-9._~-]+$"));
    }

    [Test]
    public async Task Get_AsManyAsThereAre_HasNoNextCursor()
    {
        var page = await client.ListAsync(Seven + "&count=7&cursor=");

        Assert.That(page.Ids(), Is.EqualTo(ids));
        Assert.That(page.Next(), Is.Null);
        Assert.That(page["previousCursor"], Is.Null);
    }

    [Test]
    public async Task Get_WithPreviousCursor_GoesBackPageByPage()
    {
        var pages = await client.WalkAsync(Seven + "&count=3");

        var second = await client.ListAsync($"{Seven}&count=3&cursor={pages[2]["previousCursor"]}");
        var first = await client.ListAsync($"{Seven}&count=3&cursor={second["previousCursor"]}");

        Assert.That(second.Ids(), Is.EqualTo(pages[1].Ids()));
        Assert.That(first.Ids(), Is.EqualTo(pages[0].Ids()));
        Assert.That(first["previousCursor"], Is.Null);
    }

    [Test]
    public async Task Get_WithAnotherCountOnALaterPage_GoesOnWithThat()
    {
        var first = await client.ListAsync(Seven + "&count=3&cursor=");

        var second = await client.ListAsync($"{Seven}&count=1&cursor={first.Next()}");

        Assert.That(second.Ids(), Is.EqualTo(ids.Skip(3).Take(1)));
    }

    [TestCase("?filter=userType%20eq%20%22other%22", "/scim/v2/Users")]
    [TestCase("?filter=userType%20eq%20%22seven%22&sortBy=userName", "/scim/v2/Users")]
    [TestCase("?filter=userType%20eq%20%22seven%22&sortOrder=descending&sortBy=id", "/scim/v2/Users")]
    [TestCase("?filter=displayName%20eq%20%22seven%22", "/scim/v2/Groups")]
    public async Task Get_WithTheCursorOfAnotherQuery_IsRefused(string query, string path)
    {
        var first = await client.ListAsync(Seven + "&count=3&cursor=");

        var error = await client.ListAsync($"{path}{query}&count=3&cursor={first.Next()}", 400);

        Assert.That((string?)error["scimType"], Is.EqualTo("invalidCursor"));
    }

    [TestCase("&cursor=&count=many", "invalidCount")]
    [TestCase("&cursor=&count=1.5", "invalidCount")]
    [TestCase("&count=many", "invalidValue")]
    public async Task Get_WithACountThatIsNoNumber_IsToldSo(string query, string scimType)
    {
        var error = await client.ListAsync(Seven + query, 400);

        Assert.That((string?)error["scimType"], Is.EqualTo(scimType));
    }

    [Test]
    public async Task Get_WithACursorChangedAnywhere_IsRefused()
    {
        var cursor = (await client.ListAsync(Seven + "&count=3&cursor=")).Next()!;

        foreach (var place in Enumerable.Range(0, cursor.Length))
        {
            var changed = cursor[..place] + (cursor[place] == 'A' ? 'B' : 'A') + cursor[(place + 1)..];
            var error = await client.ListAsync($"{Seven}&count=3&cursor={changed}", 400);

            Assert.That((string?)error["scimType"], Is.EqualTo("invalidCursor"), $"at {place}");
        }
    }

    [Test]
    public async Task Get_WithCursorAndStartIndex_IsRefused()
    {
        var error = await client.ListAsync(Seven + "&cursor=&startIndex=1", 400);

        Assert.That((string?)error["detail"], Does.Contain("startIndex"));
    }

    [Test]
    public async Task Get_WithACursorTooOld_SaysThatItExpired()
    {
        await using var hasty = await ScimHost.StartAsync(("Scim:CursorTimeoutSeconds", "1"));
        using var caller = hasty.As("tester");
        await caller.AddUserAsync("one");
        await caller.AddUserAsync("two");
        var first = await caller.ListAsync("/scim/v2/Users?count=1&cursor=");
        await Task.Delay(TimeSpan.FromSeconds(1.5));

        var error = await caller.ListAsync($"/scim/v2/Users?count=1&cursor={first.Next()}", 400);

        Assert.That((string?)error["scimType"], Is.EqualTo("expiredCursor"));
    }

    [Test]
    public async Task Discovery_ForCursors_SaysWhatHolds()
    {
        var pagination = (await client.ListAsync("/scim/v2/ServiceProviderConfig"))["pagination"]!;

        var expected = JsonNode.Parse(
            """{"cursor":true,"index":true,"defaultPaginationMethod":"index","defaultPageSize":100,"maxPageSize":1000,"cursorTimeout":3600}""");
        Assert.That(JsonNode.DeepEquals(pagination, expected), Is.True, pagination.ToJsonString());
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    [Platform(Exclude = "Win")]
    public void Key_MadeOnFirstUse_IsForTheServerOnly()
    {
        var key = Path.Combine(host.DataDirectory, "cursor-key");

        Assert.That(File.GetUnixFileMode(key), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }
}
