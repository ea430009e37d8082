using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Application.Events;
using ScimPlatform.Infrastructure.Events;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Scim;

namespace ScimPlatform.WebApi.FunctionalTests.Events;

/// <summary>What those hear who follow a tenant's changes.</summary>
public sealed class EventFeedTests : ServerFixture
{
    private const string Path = EventFeed.Path;
    private const string TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Test]
    public async Task Feed_OfAChange_TellsAllOfIt()
    {
        var tenant = await App.AddTenantAsync();
        var end = await tenant.EndAsync();
        var created = await tenant.Admin.PostAsync("/scim/v2/Users", ScimUsersTests.User("ada"), ("traceparent", TraceParent));
        var id = (string)created.Require(201)["id"]!;

        var told = (await tenant.EventsAsync(end, 1)).Single();

        Assert.That(Uuid(told["id"]), Is.Not.EqualTo(Guid.Empty));
        Assert.That((DateTimeOffset)told["occurred_at"]!, Is.EqualTo((DateTimeOffset)created["meta"]!["created"]!).Within(TimeSpan.FromMinutes(1)));
        told.Remove("id");
        told.Remove("occurred_at");
        Assert.That(told.ToJsonString(), Is.EqualTo(new JsonObject
        {
            ["sequence"] = 2,
            ["type"] = "user.created",
            ["tenant_id"] = tenant.Id,
            ["resource"] = new JsonObject { ["type"] = "user", ["id"] = id, ["version"] = 1 },
            ["changed"] = new JsonArray("userName"),
            ["actor"] = "ada",
            ["trace_id"] = "0af7651916cd43dd8448eb211c80319c",
        }.ToJsonString()));
    }

    [Test]
    public async Task Feed_OfManyChanges_TellsEachOnceInOrderWithoutGaps()
    {
        var tenant = await App.AddTenantAsync();
        string[] users = [await tenant.AddUserAsync("a"), await tenant.AddUserAsync("b")];
        var group = (string)(await tenant.Admin.PostAsync("/scim/v2/Groups", $$"""
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"g","members":[{"value":"{{users[0]}}"},{"value":"{{users[1]}}"}]}
            """)).Require(201)["id"]!;
        (await tenant.Admin.PatchAsync($"/scim/v2/Users/{users[0]}", ScimUsersTests.Patch("\"active\":false,\"nickName\":\"A\""))).Require(200);
        (await tenant.Admin.PatchAsync($"/scim/v2/Users/{users[0]}", ScimUsersTests.Patch("\"active\":true"))).Require(200);
        (await tenant.Admin.DeleteAsync($"/scim/v2/Users/{users[1]}")).Require(204);

        var told = await tenant.EventsAsync(null, 9, "limit=2");

        Assert.That(told.Select(one => (long)one["sequence"]!), Is.EqualTo(Enumerable.Range(1, 9)));
        Assert.That(told.Skip(1).Take(6).Select(Short), Is.EqualTo([
            "user.created userName", "user.created userName", "group.created displayName", "group.members_changed members",
            "user.deactivated active nickName", "user.activated active",
        ]));
        Assert.That(told.Skip(7).Select(Short), Is.EquivalentTo(["user.deleted", "group.members_changed members"]));
        var members = told.Where(one => one.ContainsKey("members")).ToList();
        Assert.That(members.Select(one => (string)one["resource"]!["id"]!), Is.All.EqualTo(group));
        Assert.That(members[0]["members"]!.ToJsonString(), Is.EqualTo($$"""{"added":["{{users[0]}}","{{users[1]}}"],"removed":[]}"""));
        Assert.That(members[1]["members"]!.ToJsonString(), Is.EqualTo($$"""{"added":[],"removed":["{{users[1]}}"]}"""));
    }

    [Test]
    public async Task Feed_AtItsEnd_SaysWhereToGoOn()
    {
        var tenant = await App.AddTenantAsync();
        var end = await tenant.EndAsync();

        var again = await tenant.ReadAsync(end, "limit=1");

        Assert.That((again.Text, again.Members), Is.EqualTo(($$"""{"items":[],"next":"{{end}}"}""", new[] { "items", "next" })));
    }

    [Test]
    public async Task Feed_OfSomeTypes_TellsThoseAndGoesOnBehindTheOthers()
    {
        var tenant = await App.AddTenantAsync();
        var user = await tenant.AddUserAsync("a");
        (await tenant.Admin.DeleteAsync($"/scim/v2/Users/{user}")).Require(204);
        var end = await tenant.EndAsync();

        var answer = await tenant.ReadAsync(null, "types=user.deleted,tenant.created");
        var none = await tenant.ReadAsync(null, "types=group.created");

        Assert.That(answer["items"]!.AsArray().Select(one => (string)one!["type"]!), Is.EqualTo(["tenant.created", "user.deleted"]));
        Assert.That((none["items"]!.AsArray().Count, (string)none["next"]!), Is.EqualTo((0, end)));
    }

    [Test]
    public async Task Wait_ForAChange_AnswersOnceItIsThere()
    {
        var tenant = await App.AddTenantAsync();
        var end = await tenant.EndAsync();
        var waiting = tenant.ReadAsync(end, "wait=30");
        Assert.That(waiting.IsCompleted, Is.False);
        var since = Stopwatch.StartNew();

        await tenant.AddUserAsync("a");
        var answer = await waiting;

        Assert.That(answer["items"]!.AsArray().Select(one => (string)one!["type"]!), Is.EqualTo(["user.created"]));
        Assert.That(since.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public async Task Wait_ForAnotherType_GoesOnUntilItIsOver()
    {
        var tenant = await App.AddTenantAsync();
        var end = await tenant.EndAsync();
        var waiting = tenant.ReadAsync(end, "wait=1&types=group.created");
        await tenant.AddUserAsync("a");

        await tenant.EventsAsync(end, 1);

        Assert.That((await waiting)["items"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Wait_OfMoreThanATenantMayHave_IsRefused()
    {
        var tenant = await App.AddTenantAsync();
        var other = await App.AddTenantAsync();
        var end = await tenant.EndAsync();
        var places = Enumerable.Range(0, EventWatch.MaxOfTenant).Select(_ => App.Services.GetRequiredService<IEventWatch>().Begin(new(tenant.Id))).ToList();

        var refused = await tenant.Admin.GetAsync($"{Path}?after={end}&wait=1");
        await other.EndAsync();
        places.ForEach(place => place.Dispose());
        var taken = await tenant.Admin.GetAsync($"{Path}?wait=1");

        Assert.That((refused.Status, refused.Header("Retry-After"), taken.Status), Is.EqualTo((429, "1", 200)));
    }

    // Whoever waits takes a place, and there is none.
    [Test]
    public async Task Wait_ByHead_DoesNotWait()
    {
        var tenant = await App.AddTenantAsync();
        var end = await tenant.EndAsync();
        var places = Enumerable.Range(0, EventWatch.MaxOfTenant).Select(_ => App.Services.GetRequiredService<IEventWatch>().Begin(new(tenant.Id))).ToList();

        var answer = await tenant.Admin.SendAsync(HttpMethod.Head, $"{Path}?after={end}&wait=5", (string?)null);
        var refused = await tenant.Admin.SendAsync(HttpMethod.Head, $"{Path}?after={end}&wait=31", (string?)null);
        places.ForEach(place => place.Dispose());

        Assert.That((answer.Status, refused.Status), Is.EqualTo((200, 422)));
    }

    [TestCase("after=AAAA", "after", "value_error")]
    [TestCase("limit=0", "limit", "greater_than_equal")]
    [TestCase("limit=1001", "limit", "less_than_equal")]
    [TestCase("limit=x", "limit", "int_parsing")]
    [TestCase("wait=-1", "wait", "greater_than_equal")]
    [TestCase("wait=31", "wait", "less_than_equal")]
    [TestCase("types=user.imagined", "types", "literal_error")]
    [TestCase("types=user.created,", "types", "literal_error")]
    [TestCase("since=1", "since", "extra_forbidden")]
    [TestCase("types=user.created&types=user.deleted", "types", "value_error")]
    public async Task Parameter_ThatIsNone_IsRefusedByItsName(string query, string name, string type)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.GetAsync($"{Path}?{query}");

        Assert.That(answer.Status, Is.EqualTo(422), answer.Text);
        Assert.That(answer["detail"]![0]!["loc"]!.ToJsonString(), Is.EqualTo($$"""["query","{{name}}"]"""));
        Assert.That((string)answer["detail"]![0]!["type"]!, Is.EqualTo(type));
    }

    [Test]
    public async Task Position_ThatWasChangedOrIsAnotherTenants_IsRefused()
    {
        var (tenant, other) = (await App.AddTenantAsync(), await App.AddTenantAsync());
        var end = await tenant.EndAsync();
        var changed = (end[0] == 'A' ? 'B' : 'A') + end[1..];

        var answers = new[]
        {
            await tenant.Admin.GetAsync($"{Path}?after={changed}"), await tenant.Admin.GetAsync($"{Path}?after={end}="), await other.Admin.GetAsync($"{Path}?after={end}"),
        };

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(422));
    }

    [Test]
    public async Task Feed_OfATenant_TellsNothingOfAnother()
    {
        var (tenant, other) = (await App.AddTenantAsync(), await App.AddTenantAsync());
        await tenant.AddUserAsync("ada");
        await other.AddUserAsync("eve");

        await other.EndAsync();
        var told = await tenant.EventsAsync(null, 2);

        Assert.That(told.Select(one => (Uuid(one["tenant_id"]), (string)one["type"]!)), Is.EqualTo([(tenant.Id, "tenant.created"), (tenant.Id, "user.created")]));
    }

    [Test]
    public async Task Feed_WithoutItsScope_IsForbidden()
    {
        var tenant = await App.AddTenantAsync();

        Assert.That((await tenant.As("scim.audit.read scim.events.write").GetAsync(Path)).Status, Is.EqualTo(403));
        Assert.That((await tenant.As("scim.events.read").GetAsync(Path)).Status, Is.EqualTo(200));
    }

    private static Guid Uuid(JsonNode? node) => node!.GetValue<Guid>();

    private static string Short(JsonObject told) => string.Join(' ', [(string)told["type"]!, .. told["changed"]!.AsArray().Select(path => (string)path!).Order()]);
}
