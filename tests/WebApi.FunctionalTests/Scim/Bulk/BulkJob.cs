using System.Text.Json;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Scim.Bulk;

/// <summary>Bulk requests as tests write them, and what became of them.</summary>
/// <param name="Results">one for each operation that was tried</param>
internal sealed record BulkJob(IReadOnlyList<JsonObject> Results)
{
    public const string Path = "/scim/v2/Bulk";

    public IEnumerable<string> Statuses => Results.Select(result => result["status"]!.GetValue<string>());

    /// <summary>The id of the resource of that operation.</summary>
    public string this[string bulkId] => Result(bulkId)["location"]!.GetValue<string>().Split('/')[^1];

    public JsonObject Result(string bulkId) => Results.Single(result => (string?)result["bulkId"] == bulkId);

    public static async Task<BulkJob> SendAsync(Caller caller, params JsonObject[] operations) =>
        Of(await caller.PostAsync(Path, Body(operations)));

    public static async Task<BulkJob> SendAsync(Caller caller, int failOnErrors, params JsonObject[] operations)
    {
        var body = JsonNode.Parse(Body(operations))!;
        body["failOnErrors"] = failOnErrors;
        return Of(await caller.PostAsync(Path, body.ToJsonString()));
    }

    public static BulkJob Of(Answer answer) =>
        new([.. answer.Require(200)["Operations"]!.AsArray().Select(result => result!.AsObject())]);

    public static string Body(params JsonObject[] operations) => new JsonObject
    {
        ["schemas"] = new JsonArray(ScimUrns.BulkRequest),
        ["Operations"] = new JsonArray([.. operations]),
    }.ToJsonString();

    public static JsonObject User(string bulkId, string? members = null) =>
        Post("/Users", bulkId, $$"""{"schemas":["{{ScimUrns.User}}"],"userName":"{{bulkId}}"{{(members is null ? "" : "," + members)}} }""");

    /// <summary>A group with members that are bulkIds or ids.</summary>
    public static JsonObject Group(string bulkId, params string[] members) => Post("/Groups", bulkId, JsonSerializer.Serialize(new
    {
        schemas = new[] { ScimUrns.Group },
        displayName = bulkId,
        members = members.Select(member => new { value = member }),
    }));

    public static JsonObject Put(string path, string userName, string? version = null) =>
        Operation("PUT", path, $$"""{"schemas":["{{ScimUrns.User}}"],"userName":"{{userName}}"}""", version);

    public static JsonObject Patch(string path, string operations, string? version = null) =>
        Operation("PATCH", path, $$"""{"schemas":["{{ScimUrns.PatchOp}}"],"Operations":[{{operations}}]}""", version);

    public static JsonObject Title(string path, string title, string? version = null) =>
        Patch(path, $$"""{"op":"replace","path":"title","value":"{{title}}"}""", version);

    public static JsonObject Delete(string path, string? version = null) => Operation("DELETE", path, "null", version);

    private static JsonObject Post(string path, string bulkId, string data)
    {
        var operation = Operation("POST", path, data, null);
        operation["bulkId"] = bulkId;
        return operation;
    }

    public static JsonObject Operation(string method, string path, string data, string? version = null) => new()
    {
        ["method"] = method,
        ["path"] = path,
        ["version"] = version,
        ["data"] = JsonNode.Parse(data),
    };
}
