using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.Scim;

namespace ScimPlatform.WebApi.FunctionalTests.Events;

/// <summary>Who is told of events, from the admin's request to the receiver's.</summary>
public sealed class WebhookTests : ServerFixture
{
    private const string Path = "/api/v1/admin/webhooks";

    [Test]
    public async Task Create_Webhook_IsShownWithItsSecretOnce()
    {
        var tenant = await App.AddTenantAsync();

        var created = await tenant.Admin.PostAsync(Path, """{"url":"http://127.0.0.1:9/x?key=s3cret","types":["user.created"],"include_resource":true}""");
        var got = await tenant.Admin.GetAsync($"{Path}/{created["id"]}");
        var listed = await tenant.Admin.GetAsync(Path);

        var document = created.Require(201).Json.AsObject();
        var secret = (string)document["secret"]!;
        document.Remove("secret");
        Assert.That(secret, Does.Match("^whsec_[A-Za-z0-9+/]{43}=$"));
        Assert.That((created.Header("Cache-Control"), created.Header("Location")), Is.EqualTo(("no-store", $"https://scim.example.com{Path}/{created["id"]}")));
        Assert.That(created.Members, Is.EqualTo([
            "id", "tenant_id", "url", "types", "format", "include_resource", "enabled", "disabled_reason", "previous_secret_until", "created_at", "created_by",
            "updated_at", "secret",
        ]));
        Assert.That(got.Require(200).Text, Is.EqualTo(document.ToJsonString(new(System.Text.Json.JsonSerializerDefaults.Web))));
        Assert.That(listed.Require(200)["items"]![0]!.ToJsonString(), Is.EqualTo(document.ToJsonString()));
        Assert.That((await tenant.Admin.GetAsync("/api/v1/admin/audit-events?action=webhook.created")).Text, Does.Contain("http://127.0.0.1:9").And.Not.Contain("s3cret"));
    }

    [Test]
    public async Task Deliver_OfAChange_IsSignedAndTheFeedsItem()
    {
        var tenant = await App.AddTenantAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        var webhook = (await CreateAsync(tenant, receiver, """ "types":["user.created"] """)).Json;
        var end = await tenant.EndAsync();
        await tenant.AddUserAsync("ada");

        var told = (await receiver.WaitAsync(1)).Single();

        var item = (await tenant.EventsAsync(end, 1)).Single(one => (string)one["type"]! == "user.created");
        Assert.That(told.Body, Is.EqualTo($$"""{"type":"user.created","timestamp":"{{item["occurred_at"]}}","data":{{item.ToJsonString()}}}"""));
        Assert.That(told.Headers["content-type"], Is.EqualTo("application/json"));
        RequireSigned(told, (string)webhook["secret"]!);
        var delivery = (await DeliveriesAsync(tenant, webhook, 1, one => (string)one["status"]! == "delivered")).Single();
        Assert.That(
            delivery.Select(member => member.Key),
            Is.EqualTo(["id", "webhook_id", "event_id", "sequence", "type", "status", "response_status", "error", "attempts", "created_at", "last_attempt_at", "next_attempt_at"]));
        Assert.That((string)delivery["id"]!, Is.EqualTo(told.Id));
        Assert.That((string)delivery["event_id"]!, Is.EqualTo((string)item["id"]!));
        Assert.That(((int)delivery["response_status"]!, (int)delivery["attempts"]!, delivery["error"], delivery["next_attempt_at"]), Is.EqualTo((200, 1, (JsonNode?)null, (JsonNode?)null)));
    }

    [Test]
    public async Task Deliver_WithTheResource_SendsItAsItIsNow()
    {
        var tenant = await App.AddTenantAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        await CreateAsync(tenant, receiver, """ "types":["user.created","user.deleted"],"include_resource":true """);
        var id = await tenant.AddUserAsync("ada");

        var created = (await receiver.WaitAsync(1))[0].Data["resource"]!["document"]!;
        (await tenant.Admin.DeleteAsync($"/scim/v2/Users/{id}")).Require(204);
        var deleted = (await receiver.WaitAsync(2))[1].Data["resource"]!.AsObject();

        Assert.That(((string)created["id"]!, (string)created["userName"]!, (string)created["meta"]!["location"]!), Is.EqualTo((id, "ada", $"http://127.0.0.1:5080/scim/v2/Users/{id}")));
        Assert.That((deleted.ContainsKey("document"), deleted["document"]), Is.EqualTo((true, (JsonNode?)null)));
    }

    [Test]
    public async Task Deliver_OfOneResource_KeepsItsOrder()
    {
        var tenant = await App.AddTenantAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        await CreateAsync(tenant, receiver, """ "types":["user.created","user.updated"] """);
        string[] users = [await tenant.AddUserAsync("a"), await tenant.AddUserAsync("b")];
        for (var number = 0; number < 10; number++)
        {
            (await tenant.Admin.PatchAsync($"/scim/v2/Users/{users[number % 2]}", ScimUsersTests.Patch($"\"title\":\"{number}\""))).Require(200);
        }

        var told = await receiver.WaitAsync(12);

        foreach (var user in users)
        {
            Assert.That(told.Where(one => (string)one.Data["resource"]!["id"]! == user).Select(one => (long)one.Data["resource"]!["version"]!), Is.EqualTo(Enumerable.Range(1, 6)));
        }

        Assert.That(told.Select(one => one.Id), Is.Unique);
    }

    [Test]
    public async Task Rotate_Secret_SignsWithBoth()
    {
        var tenant = await App.AddTenantAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        var webhook = (await CreateAsync(tenant, receiver)).Json;

        var rotated = (await tenant.Admin.PostAsync($"{Path}/{webhook["id"]}/rotate-secret")).Require(200);
        (await tenant.Admin.PostAsync($"{Path}/{webhook["id"]}/test")).Require(202);
        var told = await TestOfAsync(receiver);

        Assert.That(rotated.Header("Cache-Control"), Is.EqualTo("no-store"));
        Assert.That((string)rotated["secret"]!, Is.Not.EqualTo((string)webhook["secret"]!));
        Assert.That((DateTimeOffset)rotated["previous_secret_until"]! - (DateTimeOffset)rotated["updated_at"]!, Is.EqualTo(TimeSpan.FromHours(24)));
        RequireSigned(told, (string)rotated["secret"]!);
        RequireSigned(told, (string)webhook["secret"]!);
        Assert.That((told.Type, (string)told.Data["resource"]!["id"]!, told.Data["sequence"]), Is.EqualTo(("webhook.test", (string)webhook["id"]!, (JsonNode?)null)));
    }

    [Test]
    public async Task Redeliver_ADeliveredOne_SendsItAgainUnderItsId()
    {
        var tenant = await App.AddTenantAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        var webhook = (await CreateAsync(tenant, receiver, """ "types":["user.created"] """)).Json;
        await tenant.AddUserAsync("ada");
        var first = (await receiver.WaitAsync(1)).Single();
        await DeliveriesAsync(tenant, webhook, 1, one => (string)one["status"]! == "delivered");

        var again = (await tenant.Admin.PostAsync($"{Path}/{webhook["id"]}/deliveries/{first.Id}/redeliver")).Require(202);

        var second = (await receiver.WaitAsync(2))[1];
        Assert.That((string)again["status"]!, Is.EqualTo("pending"));
        Assert.That((second.Id, second.Body), Is.EqualTo((first.Id, first.Body)));
        Assert.That((await tenant.Admin.PostAsync($"{Path}/{webhook["id"]}/deliveries/{Guid.NewGuid()}/redeliver")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Receiver_ThatAnswers410_IsSwitchedOff()
    {
        var tenant = await App.AddTenantAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = (_, response) => Answering(response, 410);
        var webhook = (await CreateAsync(tenant, receiver, """ "types":["user.created"] """)).Json;
        await tenant.AddUserAsync("ada");
        await receiver.WaitAsync(1);

        var shown = await UntilAsync(() => tenant.Admin.GetAsync($"{Path}/{webhook["id"]}"), answer => !(bool)answer["enabled"]!);
        var test = await tenant.Admin.PostAsync($"{Path}/{webhook["id"]}/test");

        Assert.That((string)shown["disabled_reason"]!, Is.EqualTo("the receiver answered 410"));
        Assert.That(test.Status, Is.EqualTo(409));
        var pending = (await DeliveriesAsync(tenant, webhook, 1, _ => true)).Single();
        Assert.That(((string)pending["status"]!, (int)pending["response_status"]!), Is.EqualTo(("pending", 410)));
    }

    [Test]
    public async Task Receiver_ThatHangs_DelaysNobodyElse()
    {
        var tenant = await App.AddTenantAsync();
        await using var hanging = await WebhookReceiver.StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        using var end = new CancellationTokenSource();
        hanging.Answer = (_, _) => Task.Delay(Timeout.Infinite, end.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        var slow = (await CreateAsync(tenant, hanging)).Json;
        await CreateAsync(tenant, receiver);
        var ids = new List<string>();
        for (var number = 0; number < 3; number++)
        {
            ids.Add(await tenant.AddUserAsync($"u{number}"));
        }

        while (!ids.TrueForAll(id => receiver.All.Any(one => (string)one.Data["resource"]!["id"]! == id)))
        {
            await receiver.WaitAsync(receiver.All.Count + 1);
        }

        Assert.That((await tenant.Admin.GetAsync($"{Path}/{slow["id"]}/deliveries?status=delivered")).Require(200)["items"]!.AsArray(), Is.Empty);
        await end.CancelAsync();
    }

    [Test]
    public async Task Delete_Webhook_EndsIt()
    {
        var tenant = await App.AddTenantAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        var webhook = (await CreateAsync(tenant, receiver)).Json;

        (await tenant.Admin.DeleteAsync($"{Path}/{webhook["id"]}")).Require(204);

        Assert.That((await tenant.Admin.GetAsync($"{Path}/{webhook["id"]}")).Status, Is.EqualTo(404));
        Assert.That((await tenant.Admin.DeleteAsync($"{Path}/{webhook["id"]}")).Status, Is.EqualTo(404));
        Assert.That((int)(await tenant.Admin.GetAsync(Path))["total"]!, Is.Zero);
    }

    [TestCase("""{}""", "url", "missing")]
    [TestCase("""{"url":5}""", "url", "string_type")]
    [TestCase("""{"url":"ftp://example.com"}""", "url", "value_error")]
    [TestCase("""{"url":"https://u:p@example.com"}""", "url", "value_error")]
    [TestCase("""{"url":"https://example.com/#x"}""", "url", "value_error")]
    [TestCase("""{"url":"http://example.com"}""", "url", "value_error")]
    [TestCase("""{"url":"https://10.0.0.1/x"}""", "url", "value_error")]
    [TestCase("""{"url":"https://[fd00::1]/x"}""", "url", "value_error")]
    [TestCase("""{"url":"https://nowhere.invalid/x"}""", "url", "value_error")]
    [TestCase("""{"url":"http://127.0.0.1/x","types":["user.imagined"]}""", "types", "literal_error")]
    [TestCase("""{"url":"http://127.0.0.1/x","types":[]}""", "types", "too_short")]
    [TestCase("""{"url":"http://127.0.0.1/x","format":"xml"}""", "format", "literal_error")]
    [TestCase("""{"url":"http://127.0.0.1/x","enabled":"yes"}""", "enabled", "bool_type")]
    [TestCase("""{"url":"http://127.0.0.1/x","secret":"whsec_x"}""", "secret", "extra_forbidden")]
    public async Task Create_OfWhatCannotBe_IsRefusedByItsName(string body, string name, string type)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(Path, body);

        Assert.That(answer.Status, Is.EqualTo(422), answer.Text);
        Assert.That(answer["detail"]![0]!["loc"]!.ToJsonString(), Is.EqualTo($$"""["body","{{name}}"]"""));
        Assert.That((string)answer["detail"]![0]!["type"]!, Is.EqualTo(type));
        Assert.That((int)(await tenant.Admin.GetAsync(Path))["total"]!, Is.Zero);
    }

    [Test]
    public async Task Create_OfMoreThanATenantMayHave_IsRefused()
    {
        var tenant = await App.AddTenantAsync();
        for (var number = 0; number < 20; number++)
        {
            (await tenant.Admin.PostAsync(Path, """{"url":"http://127.0.0.1:9/x","enabled":false}""")).Require(201);
        }

        Assert.That((await tenant.Admin.PostAsync(Path, """{"url":"http://127.0.0.1:9/x"}""")).Status, Is.EqualTo(409));
    }

    [Test]
    public async Task Routes_WithoutTheirScope_AreForbidden()
    {
        var tenant = await App.AddTenantAsync();
        var (reader, writer) = (tenant.As("scim.events.read"), tenant.As("scim.events.write"));

        Assert.That((await reader.PostAsync(Path, """{"url":"http://127.0.0.1:9/x"}""")).Status, Is.EqualTo(403));
        Assert.That((await writer.GetAsync(Path)).Status, Is.EqualTo(403));
        Assert.That((await writer.PostAsync(Path, """{"url":"http://127.0.0.1:9/x"}""")).Status, Is.EqualTo(201));
    }

    private static Task<Answer> CreateAsync(TestTenant tenant, WebhookReceiver receiver, string members = "") => RequireAsync(
        tenant.Admin.PostAsync(Path, $$"""{"url":"{{receiver.Url}}"{{(members.Length > 0 ? "," + members : "")}}}"""));

    private static async Task<Answer> RequireAsync(Task<Answer> answer) => (await answer).Require(201);

    private static async Task<Received> TestOfAsync(WebhookReceiver receiver)
    {
        for (var count = 1; ; count++)
        {
            if ((await receiver.WaitAsync(count)).FirstOrDefault(one => one.Type == "webhook.test") is { } test)
            {
                return test;
            }
        }
    }

    private static async Task<List<JsonObject>> DeliveriesAsync(TestTenant tenant, JsonNode webhook, int count, Func<JsonObject, bool> are)
    {
        var answer = await UntilAsync(
            () => tenant.Admin.GetAsync($"{Path}/{webhook["id"]}/deliveries?limit=100"),
            answer => answer["items"]!.AsArray() is var items && items.Count == count && items.All(item => are(item!.AsObject())));
        return [.. answer["items"]!.AsArray().Select(item => item!.AsObject())];
    }

    private static async Task<Answer> UntilAsync(Func<Task<Answer>> ask, Func<Answer, bool> isSo)
    {
        for (var tries = 0; ; tries++)
        {
            var answer = (await ask()).Require(200);
            if (isSo(answer))
            {
                return answer;
            }

            Assert.That(tries, Is.LessThan(200), answer.Text);
            await Task.Delay(100);
        }
    }

    private static Task Answering(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }

    internal static void RequireSigned(Received told, string secret)
    {
        var sent = DateTimeOffset.FromUnixTimeSeconds(long.Parse(told.Headers["webhook-timestamp"], CultureInfo.InvariantCulture));
        var signed = Encoding.UTF8.GetBytes($"{told.Id}.{told.Headers["webhook-timestamp"]}.{told.Body}");
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), signed));
        Assert.That(told.Headers["webhook-signature"].Split(' '), Does.Contain($"v1,{signature}"));
        Assert.That(sent, Is.EqualTo(TimeProvider.System.GetUtcNow()).Within(TimeSpan.FromMinutes(1)));
    }
}
