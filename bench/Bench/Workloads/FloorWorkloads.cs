using ScimPlatform.Bench.Load;
using ScimPlatform.Bench.Servers;

namespace ScimPlatform.Bench.Workloads;

/// <summary>What the bare process does.</summary>
internal static class FloorWorkloads
{
    public static IReadOnlyList<Workload> Of(ServerProcess floor) =>
    [
        new("F0", "floor: a stored document", Floor.None, floor, "none", _ => client =>
        {
            var answer = client.Get("/document");
            client.Require(answer.Status == 200, answer);
        }),
        new("FR", "floor: one read", Floor.None, floor, "none", lane =>
        {
            var dice = new Dice(lane);
            return client =>
            {
                var answer = client.Get($"/stored/{dice.Below(10_000)}");
                client.Require(answer.Status == 200, answer);
            };
        }),
        new("FI", "floor: one insert", Floor.None, floor, "none", lane =>
        {
            var body = Directory.Person.Json("floor", lane);
            return client =>
            {
                var answer = client.Post("/stored", body);
                client.Require(answer.Status == 201, answer);
            };
        }),
    ];
}
