using ScimPlatform.Bench.Directory;
using ScimPlatform.Bench.Load;
using ScimPlatform.Bench.Servers;

namespace ScimPlatform.Bench.Workloads;

/// <summary>W13: who may do what, and what writing costs where groups mean something.</summary>
internal static class AccessWorkloads
{
    /// <param name="server">that serves it</param>
    /// <param name="population">all but the last of its users are in a group that is mapped to shop/admin</param>
    /// <param name="members">how many those are</param>
    /// <param name="issuer">of the administrators' JWTs</param>
    public static IEnumerable<Workload> All(ServerProcess server, Population population, int members, Issuer issuer)
    {
        var bearer = issuer.Bearer(population.Tenant.Slug);
        return
        [
            Ask("W13", "the access of a user", server, bearer, dice => $"/api/v1/admin/users/{population.Ids[dice.Below(members)]}/access"),
            Ask("W13l", $"a page of {members} who have a role", server, bearer, _ => "/api/v1/admin/access?namespace=shop&role=admin"),
            Growth(UserWorkloads.ChangeActive(server, population), "W13a", "PATCH active of members of mapped groups"),
            Growth(GroupWorkloads.AddAndRemoveMember(server, population, members), "W13m", $"add a member, remove it, mapped group of {members}"),
        ];
    }

    private static Workload Growth(Workload workload, string id, string what) => workload with { Id = id, What = what, IsGrowth = true, Point = null };

    private static Workload Ask(string id, string what, ServerProcess server, string bearer, Func<Dice, string> path) =>
        new(id, what, Floor.None, server, bearer, lane =>
        {
            var dice = new Dice(lane);
            return client =>
            {
                var answer = client.Get(path(dice));
                client.Require(answer.Status == 200 && answer.Says("\"items\""u8), answer);
            };
        })
        {
            IsGrowth = true,
        };
}
