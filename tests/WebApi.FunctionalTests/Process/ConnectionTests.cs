using ScimPlatform.WebApi.FunctionalTests.Audit;

namespace ScimPlatform.WebApi.FunctionalTests.Process;

/// <summary>What one request leaves on a connection is nothing to the next one, whoever makes it: the server uses its parts again.</summary>
public sealed class ConnectionTests : TwoServerFixture
{
    private const int Rounds = 5;

    [Test]
    public async Task OneConnection_WithCallersOfTwoTenantsAndNone_ServesAndRecordsEachForItself()
    {
        var made = new Dictionary<string, List<string>> { [await AddTenantAsync()] = [], [await AddTenantAsync()] = [] };
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (slug, users) in made)
            {
                var body = $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"user-{{round}}"}""";
                var created = (await Admin(First, slug).PostAsync("/scim/v2/Users", body)).Require(201);
                users.Add($"{created["id"]} {created.Header("X-Trace-Id")}");
                (await First.As(null).GetAsync($"/scim/v2/Users/{created["id"]}")).Require(401);
            }
        }

        foreach (var (slug, users) in made)
        {
            var records = (await Admin(First, slug).GetAsync($"{AuditTrail.Path}?action=user.created")).Require(200)["items"]!.AsArray();
            Assert.That(records.Select(record => $"{record!["target_id"]} {record["trace_id"]}").Reverse(), Is.EqualTo(users));
        }
    }
}
