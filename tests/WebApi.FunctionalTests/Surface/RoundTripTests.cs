using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Surface;

/// <summary>How often each kind of request goes to a database server and back, sign-in included, as docs/performance.md shows it.</summary>
[NonParallelizable]
public sealed class RoundTripTests
{
    private const string Core = "urn:ietf:params:scim:schemas:core:2.0:User";
    private const string PatchOp = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    private const int PageSize = 100;

    private CountedServer server = null!;
    private TestServerApp app = null!;
    private TestTenant tenant = null!;
    private TestTenant other = null!;
    private Caller connector = null!;
    private string[] users = null!;
    private string group = null!;
    private int made;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        server = await CountedServer.StartAsync();
        app = server.App;
        tenant = await app.AddTenantAsync(maxLiveTokens: 2);
        other = await app.AddTenantAsync();
        connector = await tenant.ConnectorAsync();
        users = [.. await Task.WhenAll(Enumerable.Range(0, 3 * PageSize).Select(number => tenant.AddUserAsync($"u{number}", $"\"externalId\":\"x{number}\"")))];
        group = (await connector.PostAsync("/scim/v2/Groups", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"g"}""")).Require(201)["id"]!.GetValue<string>();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    [TestCase("GET a user", 2)]
    [TestCase("filter by userName", 2)]
    [TestCase("filter by externalId", 2)]
    [TestCase("page of 100", 4)]
    [TestCase("page of 100, deep", 6)]
    [TestCase("create a user", 5)]
    [TestCase("PATCH active", 5)]
    [TestCase("PUT a user", 6)]
    [TestCase("add a member", 6)]
    [TestCase("delete a user", 5)]
    [TestCase("recreate a token", 6)]
    [TestCase("refused token", 1)]
    [TestCase("bulk of 20 PATCHes", 25)]
    public Task Request_OfAKind_TakesNoMoreRoundTripsThanItsBar(string kind, int bar) => server.RequireAsync(kind, bar, () => SendAsync(kind));

    private async Task SendAsync(string kind)
    {
        var number = made++;
        _ = kind switch
        {
            "GET a user" => (await connector.GetAsync($"/scim/v2/Users/{users[0]}")).Require(200),
            "filter by userName" => (await connector.GetAsync($"/scim/v2/Users?filter=userName eq \"u{number}\"")).Require(200),
            "filter by externalId" => (await connector.GetAsync($"/scim/v2/Users?filter=externalId eq \"x{number}\"")).Require(200),
            "page of 100" => (await connector.GetAsync($"/scim/v2/Users?count={PageSize}")).Require(200),
            "page of 100, deep" => (await connector.GetAsync($"/scim/v2/Users?count={PageSize}&startIndex={PageSize + number}")).Require(200),
            "create a user" => (await connector.PostAsync("/scim/v2/Users", $$$"""{"schemas":["{{{Core}}}"],"userName":"new{{{number}}}","name":{"familyName":"N"}}""")).Require(201),
            "PATCH active" => (await PatchAsync($"Users/{users[1]}", $$"""{"op":"replace","path":"active","value":{{(number % 2 == 0 ? "false" : "true")}}}""")).Require(200),
            "PUT a user" => (await connector.PutAsync($"/scim/v2/Users/{users[2]}", $$"""{"schemas":["{{Core}}"],"userName":"put{{number}}"}""")).Require(200),
            "add a member" => (await PatchAsync($"Groups/{group}", $$"""{"op":"add","path":"members","value":[{"value":"{{users[10 + number]}}"}]}""")).Require(204),
            "delete a user" => (await connector.DeleteAsync($"/scim/v2/Users/{users[^(1 + number)]}")).Require(204),
            "recreate a token" => (await other.Admin.PostAsync("/api/admin/scim-settings/generate-new-token")).Require(200),
            "refused token" => (await app.As($"Bearer {TokenSecret.Generate("scim_test_").Reveal()}").GetAsync("/scim/v2/Users")).Require(401),
            _ => (await connector.PostAsync("/scim/v2/Bulk", Bulk(number))).Require(200),
        };
    }

    private Task<Answer> PatchAsync(string path, string operation) =>
        connector.PatchAsync($"/scim/v2/{path}", $$"""{"schemas":["{{PatchOp}}"],"Operations":[{{operation}}]}""");

    private string Bulk(int number)
    {
        var operations = users.Skip(20).Take(20).Select(user =>
            $$$"""{"method":"PATCH","path":"/Users/{{{user}}}","data":{"schemas":["{{{PatchOp}}}"],"Operations":[{"op":"replace","path":"title","value":"t{{{number}}}"}]}}""");
        return $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[{{string.Join(',', operations)}}]}""";
    }
}
