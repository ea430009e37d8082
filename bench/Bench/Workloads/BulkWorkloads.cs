using ScimPlatform.Bench.Directory;
using ScimPlatform.Bench.Load;
using ScimPlatform.Bench.Servers;

namespace ScimPlatform.Bench.Workloads;

/// <summary>W7 and W8: many users, in bulk and one after the other as an identity provider's first sync makes them.</summary>
internal static class BulkWorkloads
{
    /// <summary>A thousand users of 1.2 KB are more than a request may hold by default: they are shorter.</summary>
    public static Workload Bulk(ServerProcess server, Population population, int users) =>
        new("W7", $"bulk of {users} creates", Floor.Insert, server, population.Tenant.Bearer, _ => client =>
        {
            var body = Seeding.Bulk(Enumerable.Range(0, users).Select(_ => Json(population, users)));
            var answer = client.Post("/scim/v2/Bulk", body);
            client.Require(answer.Status == 200 && answer.Count("\"status\":\"201\""u8) == users, answer);
        })
        {
            UsersPerRequest = users,
        };

    /// <summary>For each user: not there, make, find again, change, into a group.</summary>
    public static Workload Sync(ServerProcess server, Population population, int members) =>
        new("W8", "first sync: miss, create, find, PATCH, into a group", Floor.Insert, server, population.Tenant.Bearer, _ => client =>
        {
            var number = UserWorkloads.NextNumber();
            var crowd = $"{population.Crowd}.w8";
            var miss = client.Get($"/scim/v2/Users?filter=userName%20eq%20%22{Person.UserName(crowd, number)}%22");
            client.Require(miss.Status == 200 && miss.Says("\"totalResults\":0,"u8), miss);
            var made = client.Post("/scim/v2/Users", Person.Json(crowd, number));
            client.Require(made.Status == 201, made);
            if (made.Text("id") is not { } text)
            {
                return;
            }

            var id = Guid.Parse(text);
            var found = client.Get($"/scim/v2/Users?filter=externalId%20eq%20%22{Person.ExternalId(crowd, number)}%22");
            client.Require(found.Status == 200 && found.Says("\"totalResults\":1,"u8) && found.Text("id") == text, found);
            var patched = client.Patch($"/scim/v2/Users/{id}", Patches.Rename($"Renamed {number}", $"{crowd}.{number}@renamed.example"));
            client.Require(patched.Status == 200 && patched.Says("@renamed.example"u8), patched);
            var joined = client.Patch($"/scim/v2/Groups/{population.Groups[members]}", Patches.AddMembers([id]));
            client.Require(joined.Status == 204, joined);
        });

    private static string Json(Population population, int users) => users > 500
        ? Person.ShortJson($"{population.Crowd}.w7", UserWorkloads.NextNumber())
        : Person.Json($"{population.Crowd}.w7", UserWorkloads.NextNumber());
}
