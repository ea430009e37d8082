using ScimPlatform.Bench.Directory;
using ScimPlatform.Bench.Load;
using ScimPlatform.Bench.Servers;

namespace ScimPlatform.Bench.Workloads;

/// <summary>W1, W2, W3 and W5: one user at a time.</summary>
internal static class UserWorkloads
{
    private static int made;

    public static Workload Create(ServerProcess server, Population population) =>
        new("W1", "create a user", Floor.Insert, server, population.Tenant.Bearer, _ => client =>
        {
            var answer = client.Post("/scim/v2/Users", Person.Json($"{population.Crowd}.w1", NextNumber()));
            client.Require(answer.Status == 201 && answer.Says("\"meta\""u8), answer);
        });

    public static Workload Read(ServerProcess server, Population population) =>
        new("W2", "read a user", Floor.Read, server, population.Tenant.Bearer, lane =>
        {
            var dice = new Dice(lane);
            return client =>
            {
                var number = dice.Below(population.Ids.Length);
                var answer = client.Get($"/scim/v2/Users/{population.Ids[number]}");
                client.Require(answer.Status == 200 && answer.Text("userName") == Person.UserName(population.Crowd, number), answer);
            };
        });

    public static Workload FindByUserName(ServerProcess server, Population population) =>
        new("W3", $"userName eq, hit, {population.Size} users", Floor.Read, server, population.Tenant.Bearer, lane =>
        {
            var dice = new Dice(lane);
            return client =>
            {
                var userName = Person.UserName(population.Crowd, dice.Below(population.Ids.Length));
                var answer = client.Get($"/scim/v2/Users?filter=userName%20eq%20%22{userName}%22");
                client.Require(answer.Status == 200 && answer.Says("\"totalResults\":1,"u8) && answer.Text("userName") == userName, answer);
            };
        })
        {
            Point = new Point("W3 userName eq, hit", population.Ids.Length),
        };

    public static Workload MissByUserName(ServerProcess server, Population population) =>
        new("W3m", $"userName eq, miss, {population.Size} users", Floor.Read, server, population.Tenant.Bearer, lane =>
        {
            var dice = new Dice(lane);
            return client =>
            {
                var answer = client.Get($"/scim/v2/Users?filter=userName%20eq%20%22nobody.{dice.Below(1_000_000)}%22");
                client.Require(answer.Status == 200 && answer.Says("\"totalResults\":0,"u8), answer);
            };
        })
        {
            Point = new Point("W3 userName eq, miss", population.Ids.Length),
        };

    public static Workload ChangeActive(ServerProcess server, Population population) =>
        new("W5", "PATCH active", Floor.Insert, server, population.Tenant.Bearer, lane =>
        {
            var dice = new Dice(lane);
            return client =>
            {
                var active = dice.Below(2) == 0;
                var answer = client.Patch($"/scim/v2/Users/{population.Ids[dice.Below(population.Ids.Length)]}", Patches.Active(active));
                client.Require(answer.Status == 200 && answer.Says(active ? "\"active\":true"u8 : "\"active\":false"u8), answer);
            };
        });

    /// <summary>Of a person that nobody has made yet.</summary>
    public static int NextNumber() => Interlocked.Increment(ref made);
}
