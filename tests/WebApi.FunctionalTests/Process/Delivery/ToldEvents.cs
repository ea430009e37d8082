using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Process.Delivery;

/// <summary>All that the feed has, against what is stored: each change of each user once, and nothing else.</summary>
internal static class ToldEvents
{
    private const string Feed = "/api/v1/admin/events";

    /// <summary>Reads the feed to its end, once everything has its number.</summary>
    public static async Task<List<JsonObject>> ReadAsync(Caller admin)
    {
        var events = new List<JsonObject>();
        for (var (after, isEnd) = ("", false); !isEnd;)
        {
            var answer = (await admin.GetAsync($"{Feed}?limit=1000&wait=3{after}")).Require(200);
            var items = answer["items"]!.AsArray();
            events.AddRange(items.Select(item => item!.AsObject()));
            (after, isEnd) = ($"&after={answer["next"]}", items.Count == 0);
        }

        return events;
    }

    /// <summary>The version of each user that is there.</summary>
    public static async Task<Dictionary<string, long>> StoredAsync(Caller admin)
    {
        var stored = new Dictionary<string, long>();
        for (var cursor = (string?)""; cursor is not null;)
        {
            var page = (await admin.GetAsync($"/scim/v2/Users?count=100&attributes=meta.version&cursor={cursor}")).Require(200);
            foreach (var user in page["Resources"]!.AsArray())
            {
                var version = (string)user!["meta"]!["version"]!;
                stored.Add((string)user["id"]!, long.Parse(version.Split('"')[1], System.Globalization.CultureInfo.InvariantCulture));
            }

            cursor = (string?)page["nextCursor"];
        }

        return stored;
    }

    public static void Require(IReadOnlyList<JsonObject> events, IReadOnlyDictionary<string, long> stored, DirectoryWriters writers)
    {
        Assert.That(events.Select(one => (long)one["sequence"]!), Is.EqualTo(Enumerable.Range(1, events.Count)), "numbers without gaps");
        Assert.That(events.Select(one => (string)one["id"]!), Is.Unique);
        var ofUsers = events.Where(one => (string)one["resource"]!["type"]! == "user").ToLookup(one => (string)one["resource"]!["id"]!);
        var gone = ofUsers.Where(told => (string)told.Last()["type"]! == "user.deleted").Select(told => told.Key).ToHashSet();

        Assert.That(ofUsers.Select(told => told.Key).Except(gone), Is.EquivalentTo(stored.Keys), "who is there was told of, and nobody else");
        Assert.That(stored.Keys.Concat(gone), Is.SupersetOf(writers.Created));
        Assert.That(gone, Is.SupersetOf(writers.Deleted));
        Assert.That(ofUsers.Where(told => Fault(told.Key, [.. told], stored) is not null).Select(told => Fault(told.Key, [.. told], stored)), Is.Empty);
    }

    // A deletion is told with the version that went.
    private static string? Fault(string user, IReadOnlyList<JsonObject> told, IReadOnlyDictionary<string, long> stored)
    {
        var types = told.Select(one => (string)one["type"]!).ToList();
        var changes = told.Where(one => (string)one["type"]! != "user.deleted").Select(one => (long)one["resource"]!["version"]!).ToList();
        var last = stored.TryGetValue(user, out var version) ? version : (long)told[^1]["resource"]!["version"]!;
        return types[0] != "user.created" || types.Count(type => type == "user.created") != 1 || types.SkipLast(1).Contains("user.deleted")
            || !changes.SequenceEqual(Enumerable.Range(1, (int)last).Select(number => (long)number))
                ? $"{user} at {last}: {string.Join(' ', told.Select(one => $"{one["type"]}/{one["resource"]!["version"]}"))}"
                : null;
    }
}
