using System.Text;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;

namespace ScimPlatform.Infrastructure.IntegrationTests.Filtering;

/// <summary>Who is filtered by an attribute that not everybody has, and sorted by it, stands in the order in which all do.</summary>
public sealed class FilteredOrderTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    [TestCase("externalId ge \"a\"", null, "a1 a2 a3 b")]
    [TestCase("externalId ge \"a\"", "descending", "b a3 a2 a1")]
    [TestCase("externalId ge \"a\" and externalId lt \"b\"", "ascending", "a1 a2 a3")]
    [TestCase("externalId ne \"a2\"", "ascending", "a1 a3 b -")]
    [TestCase("externalId ne \"a2\"", "descending", "- b a3 a1")]
    [TestCase("externalId ge \"a\" or active eq false", "ascending", "a1 a2 a3 b -")]
    [TestCase("not (externalId ge \"b\")", "descending", "- a3 a2 a1")]
    public async Task Walk_ByAnAttributeThatIsFilteredBy_HasAllInOrder(string filter, string? order, string expected)
    {
        var tenant = Sample.Tenant();
        await StoreAsync([tenant, .. new[] { "a3", "b", null, "a1", "a2" }.Select((id, number) => Person(tenant, $"user{number}", id))]);
        var (walked, cursor) = (new List<string>(), (string?)"");
        while (cursor is not null)
        {
            var step = await SendAsync(new SearchUsersQuery(tenant.Id, filter, null, 1, "externalId", order, cursor));
            walked.AddRange(step.Page.Users.Select(user => (string?)JsonNode.Parse(Encoding.UTF8.GetString(user.Document.Span))!["externalId"] ?? "-"));
            cursor = step.Cursors?.Next;
        }

        var listed = await SendAsync(new SearchUsersQuery(tenant.Id, filter, 1, 100, "externalId", order));

        Assert.That(string.Join(' ', walked), Is.EqualTo(expected));
        Assert.That(listed.Page.Users.Select(user => (string?)JsonNode.Parse(Encoding.UTF8.GetString(user.Document.Span))!["externalId"] ?? "-"), Is.EqualTo(walked));
    }

    private static User Person(Domain.Tenants.Tenant tenant, string name, string? externalId)
    {
        var document = new JsonObject { ["userName"] = name, ["active"] = false };
        if (externalId is not null)
        {
            document["externalId"] = externalId;
        }

        return User.Create(tenant.Id, Sample.Profile(name) with { ExternalId = externalId, Active = false, Document = document.ToJsonString() }, null, AdjustableTime.Start);
    }
}
