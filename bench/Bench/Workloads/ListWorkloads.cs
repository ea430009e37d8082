using ScimPlatform.Bench.Directory;
using ScimPlatform.Bench.Http;
using ScimPlatform.Bench.Load;
using ScimPlatform.Bench.Servers;

namespace ScimPlatform.Bench.Workloads;

/// <summary>W4, W9 and W10: a page of many.</summary>
internal static class ListWorkloads
{
    private const int Page = 100;

    /// <param name="server">that serves it</param>
    /// <param name="population">through whose users</param>
    /// <param name="where">for people</param>
    /// <param name="firstIndex">of the page, from 1</param>
    public static Workload PageByIndex(ServerProcess server, Population population, string where, int firstIndex) =>
        new("W4", $"page of 100 by index, {where} of {population.Size} users", Floor.Read, server, population.Tenant.Bearer, _ => client => GetPage(client, firstIndex))
        {
            Point = new Point($"W4 page by index, {where}", population.Ids.Length),
        };

    /// <summary>Turns pages from the middle on, each connection on its own, as clients do that read a whole directory.</summary>
    public static Workload PagesOnFromTheMiddle(ServerProcess server, Population population) =>
        new("W4", $"pages of 100 by index, on from the middle of {population.Size} users", Floor.Read, server, population.Tenant.Bearer, _ =>
        {
            var (middle, last) = (population.Ids.Length / 2, population.Ids.Length - Page + 1);
            var next = middle;
            return client =>
            {
                GetPage(client, next);
                next = next + Page > last ? middle : next + Page;
            };
        })
        {
            Point = new Point("W4 pages by index, on from the middle", population.Ids.Length),
        };

    /// <summary>Pages by index in no order: what stands between the nearest known place and each is walked over.</summary>
    public static Workload PageByIndexAnywhere(ServerProcess server, Population population) =>
        new("W4j", $"page of 100 by index, anywhere among {population.Size} users", Floor.Read, server, population.Tenant.Bearer, _ => client =>
            GetPage(client, Random.Shared.Next(1, population.Ids.Length - Page + 2)))
        {
            Point = new Point("W4 page by index, anywhere", population.Ids.Length),
        };

    /// <summary>Walks through all users again and again, each connection on its own.</summary>
    public static Workload PageByCursor(ServerProcess server, Population population) =>
        new("W4c", $"page of 100 by cursor, anywhere among {population.Size} users", Floor.Read, server, population.Tenant.Bearer, _ =>
        {
            var cursor = "";
            return client =>
            {
                var answer = client.Get($"/scim/v2/Users?cursor={cursor}&count={Page}");
                client.Require(answer.Status == 200 && answer.Says("\"userName\""u8), answer);
                cursor = answer.Text("nextCursor") ?? "";
            };
        })
        {
            Point = new Point("W4 page by cursor", population.Ids.Length),
        };

    public static Workload ComplexFilterFirstPage(ServerProcess server, Population population) =>
        new("W9", $"complex filter, sorted, first page, {population.Size} users", Floor.Read, server, population.Tenant.Bearer, _ => client =>
            GetMatches(client, population, "work", "example.com"))
        {
            Point = new Point("W9 complex filter, sorted", population.Ids.Length),
        };

    /// <summary>Filters that nobody asked for before, in that spelling: the page is searched for and the total counted.</summary>
    public static Workload ComplexFilterAskedFirst(ServerProcess server, Population population) =>
        new("W9j", $"the same, asked for the first time, {population.Size} users", Floor.Read, server, population.Tenant.Bearer, _ => client =>
            GetMatches(client, population, InSomeCase("work"), InSomeCase("example.com")))
        {
            Point = new Point("W9 complex filter, asked first", population.Ids.Length),
        };

    /// <param name="server">that serves it</param>
    /// <param name="population">whose groups</param>
    /// <param name="groups">how many there are</param>
    public static Workload GroupsWithoutMembers(ServerProcess server, Population population, int groups) =>
        new("W10", $"100 of {groups} groups without members", Floor.Read, server, population.Tenant.Bearer, _ => client =>
        {
            var answer = client.Get($"/scim/v2/Groups?excludedAttributes=members&count={Page}");
            client.Require(answer.Status == 200 && answer.Count("\"displayName\""u8) == Math.Min(Page, groups) && !answer.Says("\"members\""u8), answer);
        });

    private static string InSomeCase(string text) =>
        string.Concat(text.Select(letter => Random.Shared.Next(2) == 0 ? letter : char.ToUpperInvariant(letter)));

    private static void GetMatches(Client client, Population population, string type, string domain)
    {
        var filter = Uri.EscapeDataString($"emails[type eq \"{type}\" and value co \"@{domain}\"] and active eq true");
        var answer = client.Get($"/scim/v2/Users?filter={filter}&sortBy=userName&count={Page}");
        client.Require(answer.Status == 200 && answer.Count("\"userName\""u8) == Math.Min(Page, population.Ids.Length / 10), answer);
    }

    private static void GetPage(Client client, int firstIndex)
    {
        var answer = client.Get($"/scim/v2/Users?startIndex={firstIndex}&count={Page}");
        client.Require(answer.Status == 200 && answer.Count("\"userName\""u8) == Page, answer);
    }
}
