using ScimPlatform.Bench.Directory;
using ScimPlatform.Bench.Http;
using ScimPlatform.Bench.Load;
using ScimPlatform.Bench.Servers;

namespace ScimPlatform.Bench.Workloads;

/// <summary>W6 and W12: one member more, one less; a whole group, for what it takes of memory; all members at once.</summary>
internal static class GroupWorkloads
{
    private const string Groups = "/scim/v2/Groups";

    private static int added;

    public static Workload ReadWhole(ServerProcess server, Population population, int members) =>
        new("W6r", $"read a group of {members} with its members", Floor.None, server, population.Tenant.Bearer, _ => client =>
        {
            var answer = client.Get($"/scim/v2/Groups/{population.Groups[members]}");
            client.Require(answer.Status == 200 && answer.Count("\"value\""u8) >= members, answer);
        })
        {
            IsGrowth = true,
        };

    /// <summary>Adding so many rows, and what takes the same rows away again: each on a group that is made for it.</summary>
    public static IEnumerable<Workload> AllMembers(ServerProcess server, Population population, int members)
    {
        var body = Patches.AddMembers(population.Ids.Take(members));
        return
        [
            AllMembers("W12", $"add {members} members to an empty group", server, population, (client, group) => client.Patch(group, body)),
            AllMembers("W12e", $"empty a group of {members}", server, population, (client, group) => client.Patch(group, Patches.RemoveAllMembers()), body),
            AllMembers("W12d", $"delete a group of {members}", server, population, (client, group) => client.Delete(group), body),
        ];
    }

    /// <summary>All connections change the same group, each with users of its own; its size stays what it is.</summary>
    public static Workload AddAndRemoveMember(ServerProcess server, Population population, int members) =>
        new("W6", $"add a member, remove it, group of {members}", Floor.Insert, server, population.Tenant.Bearer, _ => client =>
        {
            var others = population.Ids.Length - members;
            var user = population.Ids[members + (Interlocked.Increment(ref added) % others)];
            var group = $"/scim/v2/Groups/{population.Groups[members]}";
            var grown = client.Patch(group, Patches.AddMembers([user]));
            client.Require(grown.Status == 204, grown);
            var shrunk = client.Patch(group, Patches.RemoveMembers([user]));
            client.Require(shrunk.Status == 204, shrunk);
        })
        {
            Point = new Point("W6 add and remove a member", members),
        };

    private static Workload AllMembers(
        string id, string what, ServerProcess server, Population population, Func<Client, string, Answer> measured, string? filling = null) =>
        new(id, what, Floor.None, server, population.Tenant.Bearer, _ => client =>
        {
            var group = client.Aside(() => Make(client, filling));
            var answer = measured(client, group);
            client.Require(answer.Status == 204, answer);
            client.Aside(() => client.Delete(group).Status);
        })
        {
            IsGrowth = true,
        };

    private static string Make(Client client, string? filling)
    {
        var made = client.Post(Groups, """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"for a moment"}""");
        client.Require(made.Status == 201, made);
        var group = $"{Groups}/{made.Text("id")}";
        if (filling is not null)
        {
            var filled = client.Patch(group, filling);
            client.Require(filled.Status == 204, filled);
        }

        return group;
    }
}
