using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Audit;

/// <summary>Reads the audit as its clients do.</summary>
internal static class AuditTrail
{
    public const string Path = "/api/v1/admin/audit-events";

    /// <summary>The tenant's records, oldest first, but for the one of its creation.</summary>
    public static async Task<List<JsonObject>> RecordsAsync(this TestTenant tenant)
    {
        var answer = await tenant.Admin.GetAsync($"{Path}?limit=100");
        var records = answer.Require(200)["items"]!.AsArray().Select(record => record!.AsObject()).Reverse().ToList();
        return [.. records.Where(record => (string?)record["action"] != "tenant.created")];
    }

    /// <summary>The tenant's records of one kind, oldest first.</summary>
    public static async Task<List<JsonObject>> RecordsAsync(this TestTenant tenant, string action) =>
        [.. (await tenant.RecordsAsync()).Where(record => (string?)record["action"] == action)];

    /// <summary>The only record of one kind.</summary>
    public static async Task<JsonObject> RecordAsync(this TestTenant tenant, string action) =>
        (await tenant.RecordsAsync(action)).Single();

    /// <summary>The records that came while something was done, each as "action changes".</summary>
    public static async Task<List<string>> RecordsOfAsync(this TestTenant tenant, Func<Task> act)
    {
        var before = (await tenant.RecordsAsync()).Count;
        await act();
        return [.. (await tenant.RecordsAsync()).Skip(before).Select(record => $"{record["action"]} {record["changes"]!.ToJsonString()}")];
    }

    public static Task<List<string>> RecordsOfAsync(this TestTenant tenant, Func<Task<Answer>> act, int status) =>
        tenant.RecordsOfAsync(async () => (await act()).Require(status));
}
