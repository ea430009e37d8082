using ScimPlatform.Bench.Directory;
using ScimPlatform.Bench.Http;
using ScimPlatform.Bench.Load;
using ScimPlatform.Bench.Servers;

namespace ScimPlatform.Bench.Workloads;

/// <summary>W12: filling, emptying and deleting the largest that a tenant can store, each made for the moment: taking rows away is compared with adding them.</summary>
internal static class LargeThings
{
    private const string GroupSchema = "\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"]";

    private delegate Answer Act(Client client, IReadOnlyList<Guid> ids);

    public static IEnumerable<Workload> GroupOf(ServerProcess server, Population population, int members)
    {
        var body = Patches.AddMembers(population.Ids.Take(members));
        return Of(server, population, "W12", $"a group of {members}", new Large(
            client => Made(client, "/Groups", 1, _ => $$"""{{{GroupSchema}},"displayName":"for a moment"}"""),
            (client, ids) => client.Patch($"/scim/v2/Groups/{ids[0]}", body),
            (client, ids) => client.Patch($"/scim/v2/Groups/{ids[0]}", Patches.RemoveAll("members")),
            (client, ids) => client.Delete($"/scim/v2/Groups/{ids[0]}")));
    }

    /// <summary>Each group is in the one before; one bulk request does it to all of them.</summary>
    public static IEnumerable<Workload> ChainOf(ServerProcess server, Population population, int groups) => Of(
        server, population, "W12c", $"a chain of {groups} groups", new Large(
            client => Made(client, "/Groups", groups, number => $$"""{{{GroupSchema}},"displayName":"link {{number}}"}"""),
            (client, ids) => Bulk(client, ids.Zip(ids.Skip(1), (holder, member) => Change(holder, Patches.AddMembers([member])))),
            (client, ids) => Bulk(client, ids.SkipLast(1).Select(holder => Change(holder, Patches.RemoveAll("members")))),
            (client, ids) => Bulk(client, ids.Select(id => $$"""{"method":"DELETE","path":"/Groups/{{id}}"}"""))));

    public static IEnumerable<Workload> UserOf(ServerProcess server, Population population, int emails)
    {
        var body = Patches.AddEmails(Enumerable.Range(1, emails).Select(number => $"{number}@many.example"));
        return Of(server, population, "W12v", $"a user of {emails} e-mails", new Large(
            client => Made(client, "/Users", 1, _ => Person.Json($"{population.Crowd}.w12", UserWorkloads.NextNumber())),
            (client, ids) => client.Patch($"/scim/v2/Users/{ids[0]}", body),
            (client, ids) => client.Patch($"/scim/v2/Users/{ids[0]}", Patches.RemoveAll("emails")),
            (client, ids) => client.Delete($"/scim/v2/Users/{ids[0]}")));
    }

    private static IEnumerable<Workload> Of(ServerProcess server, Population population, string id, string what, Large large) =>
    [
        Of(server, population, id, $"fill {what}", large, isFull: false, large.Fill),
        Of(server, population, $"{id}e", $"empty {what}", large, isFull: true, large.Empty),
        Of(server, population, $"{id}d", $"delete {what}", large, isFull: true, large.Delete),
    ];

    private static Workload Of(ServerProcess server, Population population, string id, string what, Large large, bool isFull, Act measured) =>
        new(id, what, Floor.None, server, population.Tenant.Bearer, _ => client =>
        {
            var ids = client.Aside(() => large.Make(client));
            if (isFull)
            {
                client.Aside(() => Do(client, ids, large.Fill));
            }

            Do(client, ids, measured);
            if (measured != large.Delete)
            {
                client.Aside(() => Do(client, ids, large.Delete));
            }
        })
        {
            IsGrowth = true,
        };

    // A bulk request is 200, whatever became of its operations.
    private static int Do(Client client, IReadOnlyList<Guid> ids, Act act)
    {
        var answer = act(client, ids);
        client.Require(answer.Status is 200 or 204 && !answer.Says("\"status\":\"4"u8) && !answer.Says("\"status\":\"5"u8), answer);
        return answer.Status;
    }

    private static IReadOnlyList<Guid> Made(Client client, string path, int count, Func<int, string> resource)
    {
        var made = Bulk(client, Enumerable.Range(0, count).Select(number => $$"""{"method":"POST","path":"{{path}}","bulkId":"b{{number}}","data":{{resource(number)}}}"""));
        client.Require(made.Status == 200, made);
        var ids = new Guid[count];
        Seeding.ReadIds(made, ids);
        return ids;
    }

    private static Answer Bulk(Client client, IEnumerable<string> operations) => client.Post(
        "/scim/v2/Bulk", $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[{{string.Join(',', operations)}}]}""");

    private static string Change(Guid group, string patch) => $$"""{"method":"PATCH","path":"/Groups/{{group}}","data":{{patch}}}""";

    /// <param name="Make">stores what it is made of, with nothing in it</param>
    /// <param name="Fill">adds all rows</param>
    /// <param name="Empty">takes them away</param>
    /// <param name="Delete">all of it</param>
    private sealed record Large(Func<Client, IReadOnlyList<Guid>> Make, Act Fill, Act Empty, Act Delete);
}
