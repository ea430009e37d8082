using System.Text;
using System.Text.Json;
using ScimPlatform.Bench.Http;
using ScimPlatform.Bench.Load;
using ScimPlatform.Bench.Servers;

namespace ScimPlatform.Bench.Directory;

/// <summary>Fills tenants through the API, in bulk.</summary>
internal sealed class Seeding(ScimServer server, TextWriter log)
{
    private const int AtOnce = 400;

    /// <summary>Makes a tenant with so many users.</summary>
    public async Task<Population> MakeAsync(string slug, int users)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var population = new Population(await server.MakeTenantAsync(slug), new Guid[users]);
        using var client = Client(population.Tenant);
        Fill(client, population);
        await log.WriteLineAsync($"{slug}: {users} users, {users / clock.Elapsed.TotalSeconds:F0}/s");
        return population;
    }

    /// <summary>Makes all users of the population.</summary>
    /// <param name="client">with a token of its tenant</param>
    /// <param name="population">whose ids are not known yet</param>
    public static void Fill(Client client, Population population)
    {
        for (var first = 0; first < population.Ids.Length; first += AtOnce)
        {
            var count = Math.Min(AtOnce, population.Ids.Length - first);
            var answer = client.Post("/scim/v2/Bulk", Bulk(Enumerable.Range(first, count).Select(number => Person.Json(population.Crowd, number))));
            Require(answer.Status == 200, answer);
            ReadIds(answer, population.Ids.AsSpan(first, count));
        }
    }

    /// <summary>Gives the tenant a group of its first users.</summary>
    public async Task AddGroupAsync(Population population, int members)
    {
        using var client = Client(population.Tenant);
        AddGroup(client, population, members);
        await log.WriteLineAsync($"{population.Crowd}: a group of {members}");
    }

    /// <inheritdoc cref="AddGroupAsync"/>
    public static void AddGroup(Client client, Population population, int members)
    {
        var made = client.Post("/scim/v2/Groups", $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"group of {{members}}"}""");
        Require(made.Status == 201, made);
        var id = Guid.Parse(made.Text("id")!);
        for (var first = 0; first < members; first += 10_000)
        {
            var some = population.Ids.Skip(first).Take(Math.Min(10_000, members - first));
            var added = client.Patch($"/scim/v2/Groups/{id}", Patches.AddMembers(some));
            Require(added.Status == 204, added);
        }

        population.Groups[members] = id;
    }

    /// <summary>Maps the group, if there is one, to shop/admin, and names that no group has yet to other roles.</summary>
    public async Task AddMappingsAsync(Population population, Guid? group, int mappings)
    {
        using var client = new Client(server.Process.Url, server.Issuer.Bearer(population.Tenant.Slug), new Tally());
        for (var number = 0; number < mappings; number++)
        {
            var (reference, role) = number == 0 && group is not null ? ($"\"id\":\"{group}\"", "admin") : ($"\"display_name\":\"waiting {number}\"", $"role{number % 50}");
            var made = client.Post("/api/v1/admin/role-mappings", $$$"""{"group":{ {{{reference}}} },"namespace":"shop","role":"{{{role}}}"}""");
            Require(made.Status == 201, made);
        }

        await log.WriteLineAsync($"{population.Crowd}: {mappings} role mappings");
    }

    /// <summary>Makes a tenant with so many users and groups, each of as many of them.</summary>
    public async Task<Population> MakeWithGroupsAsync(string slug, int users, int groups, int members)
    {
        var population = await MakeAsync(slug, users);
        using var client = Client(population.Tenant);
        for (var number = 0; number < groups; number++)
        {
            var first = number * 7;
            var some = Enumerable.Range(first, members).Select(member => $"{{\"value\":\"{population.Ids[member % users]}\"}}");
            var made = client.Post("/scim/v2/Groups", $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"group {{number}}","members":[{{string.Join(',', some)}}]}""");
            Require(made.Status == 201, made);
        }

        await log.WriteLineAsync($"{slug}: {groups} groups of {members}");
        return population;
    }

    /// <summary>Makes tenants that nobody asks for, each with a token and a few users.</summary>
    public async Task MakeOthersAsync(int tenants)
    {
        const int Users = 10;
        for (var number = 0; number < tenants; number++)
        {
            var tenant = await server.MakeTenantAsync($"other-{number}");
            using var client = Client(tenant);
            var made = client.Post("/scim/v2/Bulk", Bulk(Enumerable.Range(0, Users).Select(user => Person.Json(tenant.Slug, user))));
            Require(made.Status == 200, made);
        }

        await log.WriteLineAsync($"{tenants} other tenants of {Users} users");
    }

    /// <summary>A request that creates these users.</summary>
    public static string Bulk(IEnumerable<string> users)
    {
        var text = new StringBuilder("""{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[""");
        var number = 0;
        foreach (var user in users)
        {
            text.Append(number == 0 ? "" : ",").Append($$"""{"method":"POST","path":"/Users","bulkId":"b{{number++}}","data":""").Append(user).Append('}');
        }

        return text.Append("]}").ToString();
    }

    /// <summary>The ids of what a bulk request made, in its order.</summary>
    public static void ReadIds(in Answer answer, Span<Guid> ids)
    {
        using var document = JsonDocument.Parse(answer.Body.ToArray());
        var number = 0;
        foreach (var operation in document.RootElement.GetProperty("Operations").EnumerateArray())
        {
            var location = operation.GetProperty("location").GetString()!;
            ids[number++] = Guid.Parse(location[(location.LastIndexOf('/') + 1)..]);
        }
    }

    private static void Require(bool isRight, in Answer answer)
    {
        if (!isRight)
        {
            throw new InvalidOperationException($"Seeding failed: {answer.ToString()}");
        }
    }

    private Client Client(TenantAccess tenant) => new(server.Process.Url, tenant.Bearer, new Tally());
}
