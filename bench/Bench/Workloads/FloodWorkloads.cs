using ScimPlatform.Bench.Directory;
using ScimPlatform.Bench.Http;
using ScimPlatform.Bench.Load;
using ScimPlatform.Bench.Servers;

namespace ScimPlatform.Bench.Workloads;

/// <summary>What costs most of all that one tenant can ask for, each in a tenant of its own.</summary>
internal static class FloodWorkloads
{
    private const string GroupSchema = "\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"]";
    private const int Members = 2_000;
    private const int Depth = 500;
    private const int Emails = 900;

    private static readonly string[] Attributes = ["title", "nickName", "userType", "locale", "timezone", "preferredLanguage", "profileUrl"];
    private static readonly string[] Operators = ["eq", "co", "sw", "ew", "gt", "lt"];

    private static int shapes;

    /// <summary>Each flood by its name, over a tenant that is made for it.</summary>
    public static async Task<IReadOnlyList<Workload>> MakeAsync(ScimServer server, Seeding seeding)
    {
        var process = server.Process;
        var chain = await seeding.MakeAsync("chain", 200);
        Nest(process, chain);
        var large = await seeding.MakeAsync("large", 100);
        var shape = await seeding.MakeAsync("shape", 100);
        return
        [
            ListWorkloads.ComplexFilterFirstPage(process, await seeding.MakeAsync("search", 5_000)) with { What = "a complex filter over 5000 users" },
            Of($"fill and empty groups of {Members}", process, await seeding.MakeAsync("rows", Members), (client, population) => FillAndEmpty(client, population)),
            Of($"pages of users below {Depth} nested groups", process, chain, (client, _) => Get(client, "/scim/v2/Users?count=200")),
            Of("filters of 80 terms over nested groups", process, chain, (client, _) => Get(client, $"/scim/v2/Users?count=1&filter={NestedTerms()}")),
            Of($"PATCH of a user of {Emails} e-mails", process, large, Change),
            Of("filters of 200 terms, each of another shape", process, shape, (client, _) => Get(client, $"/scim/v2/Users?count=1&filter={Shape()}")),
        ];
    }

    private static Workload Of(string what, ServerProcess server, Population population, Action<Client, Population> step) =>
        new("flood", what, Floor.None, server, population.Tenant.Bearer, _ => client => step(client, population));

    private static void Get(Client client, string path)
    {
        var answer = client.Drain(path);
        client.Require(IsAnswered(answer), answer);
    }

    // Whoever floods may be told to wait, that another change was faster, or that it took too long; never that the server failed.
    private static bool IsAnswered(in Answer answer) => answer.Status is (>= 200 and < 300) or 404 or 409 or 429 or 503 or 504;

    private static void FillAndEmpty(Client client, Population population)
    {
        var group = Made(client, $$"""{{{GroupSchema}},"displayName":"full"}""");
        var filled = client.Patch(group, Patches.AddMembers(population.Ids));
        client.Require(IsAnswered(filled), filled);
        var emptied = client.Patch(group, Patches.RemoveAll("members"));
        client.Require(IsAnswered(emptied), emptied);
        client.Delete(group);
    }

    private static void Change(Client client, Population population)
    {
        var user = $"/scim/v2/Users/{population.Ids[Random.Shared.Next(population.Ids.Length)]}";
        var addresses = Enumerable.Range(0, Emails).Select(number => $"{number}@many.example");
        var answer = client.Patch(user, Patches.AddEmails(addresses));
        client.Require(IsAnswered(answer), answer);
    }

    private static void Nest(ServerProcess server, Population population)
    {
        using var client = new Client(server.Url, population.Tenant.Bearer, new Tally());
        var members = string.Join(',', population.Ids.Select(id => $$"""{"value":"{{id}}"}"""));
        for (var depth = 0; depth < Depth; depth++)
        {
            var group = Made(client, $$"""{{{GroupSchema}},"displayName":"level {{depth}}","members":[{{members}}]}""");
            members = $$"""{"value":"{{group[(group.LastIndexOf('/') + 1)..]}}"}""";
        }
    }

    private static string Made(Client client, string group)
    {
        var made = client.Post("/scim/v2/Groups", group);
        client.Require(IsAnswered(made), made);
        return $"/scim/v2/Groups/{made.Text("id")}";
    }

    private static string NestedTerms() => Uri.EscapeDataString(string.Join(
        " or ", Enumerable.Range(0, 80).Select(_ => $"groups.display eq \"level {Random.Shared.Next(Depth)}\"")));

    private static string Shape()
    {
        var shape = Interlocked.Increment(ref shapes);
        return Uri.EscapeDataString(string.Join(" or ", Enumerable.Range(1, 200).Select(term =>
            $"{Attributes[shape * term % Attributes.Length]} {Operators[shape * term / Attributes.Length % Operators.Length]} \"x\"")));
    }
}
