using ScimPlatform.Bench.Directory;
using ScimPlatform.Bench.Load;
using ScimPlatform.Bench.Servers;

namespace ScimPlatform.Bench.Workloads;

/// <summary>W6: one member more, one less; a whole group, for what it takes of memory.</summary>
internal static class GroupWorkloads
{
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
}
