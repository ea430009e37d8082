using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Events;

/// <summary>Reads events as their subscribers do.</summary>
internal static class EventFeed
{
    public const string Path = "/api/v1/admin/events";

    /// <summary>Where the events of now end, once all of them have their numbers.</summary>
    public static async Task<string> EndAsync(this TestTenant tenant)
    {
        for (string? next = null; ;)
        {
            var answer = await tenant.ReadAsync(next, "wait=1");
            next = (string)answer["next"]!;
            if (answer["items"]!.AsArray().Count == 0)
            {
                return next;
            }
        }
    }

    /// <summary>So many events behind a position; waits for them.</summary>
    public static async Task<List<JsonObject>> EventsAsync(this TestTenant tenant, string? after, int count, string more = "limit=1000")
    {
        var events = new List<JsonObject>();
        for (var tries = 0; events.Count < count && tries < 20; tries++)
        {
            var answer = await tenant.ReadAsync(after, $"wait=5&{more}");
            after = (string)answer["next"]!;
            events.AddRange(answer["items"]!.AsArray().Select(item => item!.AsObject()));
        }

        return events;
    }

    public static async Task<Answer> ReadAsync(this TestTenant tenant, string? after, string more) =>
        (await tenant.Admin.GetAsync($"{Path}?{more}{(after is null ? "" : $"&after={after}")}")).Require(200);
}
