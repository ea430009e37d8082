using System.Text;
using ScimPlatform.Application.Scim;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Scim.Bulk;

/// <summary>What a bulk request may not be (RFC 7644 section 3.7.4).</summary>
public sealed class BulkLimitTests : ServerFixture
{
    private const int MaxOperations = 3;
    private const int MaxPayloadSize = 4096;

    private const string Start = "{\"schemas\":[\"" + ScimUrns.BulkRequest + "\"],\"Operations\":";

    private static readonly string[] Hostile =
    [
        "", "null", "5", "[]", "{}", "{", Start, Start + "[", Start + "{}}", Start + "[[]]}", Start + "[{}]}",
        Operation("""{"method":"DELETE","path":""}"""),
        Operation("""{"method":"DELETE","path":"/"}"""),
        Operation("""{"method":"DELETE","path":"//"}"""),
        Operation("""{"method":"DELETE","path":"/Users"}"""),
        Operation("""{"method":"DELETE","path":"/Users//"}"""),
        Operation("""{"method":"DELETE","path":"/Users/../Users/1"}"""),
        Operation("""{"method":"DELETE","path":"/Users/%00"}"""),
        Operation("""{"method":"DELETE","path":"/Users/\u0000"}"""),
        Operation("""{"method":"DELETE","path":"/Users/\ud800"}"""),
        Operation("""{"method":"DELETE","path":"/Users/bulkId:"}"""),
        Operation("""{"method":"DELETE","path":"http://127.0.0.1:9/Users/1"}"""),
        Operation("""{"method":"POST","path":"/Bulk","bulkId":"a","data":{}}"""),
        Operation("""{"method":"POST","path":"/Users/1","bulkId":"a","data":{}}"""),
        Operation("""{"method":"POST","path":"/Users","bulkId":"a"}"""),
        Operation("""{"method":"POST","path":"/Users","bulkId":"a","data":{}}"""),
        Operation("""{"method":"POST","path":"/Users","bulkId":"\u0000","data":{"a":"bulkId:\u0000"}}"""),
        Operation("""{"method":"PATCH","path":"/Users/bulkId:a","bulkId":"a","data":{}}"""),
        Operation("""{"method":"PATCH","path":"/Groups/00000000-0000-4000-8000-0000000000ff","data":{"Operations":"bulkId:x"}}"""),
        Operation($$"""{"method":"POST","path":"/Users","bulkId":"a","data":{"x":{{new string('[', 70)}}{{new string(']', 70)}} } }"""),
        Operation($$"""{"method":"POST","path":"/Users","bulkId":"a","data":{"x":{{new string('[', 40)}}"bulkId:a"{{new string(']', 40)}} } }"""),
        Operation($$"""{"method":"POST","path":"/Users","bulkId":"a","version":"W/\"{{new string('9', 400)}}\"","data":{} }"""),
    ];

    private protected override TestServerSetup Setup => TestServerSetup.With(
        ("Scim:BulkMaxOperations", $"{MaxOperations}"), ("Scim:MaxPayloadSize", $"{MaxPayloadSize}"));

    [Test]
    public async Task Bulk_AsManyOperationsAsAllowed_IsDone()
    {
        var tenant = await App.AddTenantAsync();

        var job = await BulkJob.SendAsync(tenant.Admin, BulkJob.User("a"), BulkJob.User("b"), BulkJob.User("c"));

        Assert.That(job.Statuses, Has.All.EqualTo("201"));
    }

    [Test]
    public async Task Bulk_OneOperationMore_Is413AndNamesTheLimit()
    {
        var tenant = await App.AddTenantAsync();
        var body = BulkJob.Body(BulkJob.User("a"), BulkJob.User("b"), BulkJob.User("c"), BulkJob.User("d"));

        var answer = await tenant.Admin.PostAsync(BulkJob.Path, body);

        Assert.That((answer.Status, (string?)answer["scimType"]), Is.EqualTo((413, "tooMany")));
        Assert.That((string?)answer["detail"], Does.Contain("maxOperations").And.Contain("3"));
        Assert.That(await tenant.CountUsersAsync(), Is.Zero);
    }

    [Test]
    public async Task Bulk_BodyOverThePayloadSize_Is413AndNamesTheLimit()
    {
        var tenant = await App.AddTenantAsync();
        var body = BulkJob.Body(BulkJob.User(new string('x', MaxPayloadSize)));

        var answer = await tenant.Admin.PostAsync(BulkJob.Path, body);

        Assert.That((answer.Status, answer["schemas"]!.ToJsonString()), Is.EqualTo((413, $"[\"{ScimUrns.Error}\"]")));
        Assert.That((string?)answer["detail"], Does.Contain($"{MaxPayloadSize}"));
    }

    [Test]
    public async Task Bulk_Discovery_SaysThatItIsThereAndHowMuchItTakes()
    {
        var tenant = await App.AddTenantAsync();

        var config = await tenant.Admin.GetAsync("/scim/v2/ServiceProviderConfig");

        Assert.That(
            config.Require(200)["bulk"]!.ToJsonString(),
            Is.EqualTo($$"""{"supported":true,"maxOperations":{{MaxOperations}},"maxPayloadSize":{{MaxPayloadSize}}}"""));
    }

    [TestCaseSource(nameof(Hostile))]
    public async Task Bulk_HostileBody_IsA4xxAndStoresNothing(string body)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync(BulkJob.Path, body);

        Assert.That(answer.Status, Is.InRange(400, 499).Or.EqualTo(200), answer.Text);
        Assert.That(answer.Status == 200 ? BulkJob.Of(answer).Statuses : [], Has.All.StartsWith("4"), answer.Text);
        Assert.That(await tenant.CountUsersAsync(), Is.Zero);
    }

    [TestCase("text/plain", 415)]
    [TestCase("application/scim+json", 200)]
    public async Task Bulk_MediaType_IsJson(string type, int status)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.SendAsync(
            HttpMethod.Post, BulkJob.Path, Encoding.UTF8.GetBytes(BulkJob.Body(BulkJob.User("a"))), ("Content-Type", type));

        Assert.That(answer.Status, Is.EqualTo(status));
    }

    [TestCase("GET")]
    [TestCase("PUT")]
    [TestCase("PATCH")]
    [TestCase("DELETE")]
    public async Task Bulk_AnotherMethod_Is405(string method)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.SendAsync(new HttpMethod(method), BulkJob.Path, "{}");

        Assert.That(answer.Status, Is.EqualTo(405));
    }

    [Test]
    public async Task Bulk_WithoutCredentials_Is401()
    {
        var answer = await App.As(null).PostAsync(BulkJob.Path, BulkJob.Body(BulkJob.User("a")));

        Assert.That(answer.Status, Is.EqualTo(401));
    }

    private static string Operation(string operation) => $"{Start}[{operation}]}}";
}
