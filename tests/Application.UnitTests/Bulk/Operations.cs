using System.Text.Json;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.UnitTests.Scim;

namespace ScimPlatform.Application.UnitTests.Bulk;

/// <summary>Bulk operations as test cases write them.</summary>
internal static class Operations
{
    public static IReadOnlyList<BulkOperation> Of(params string[] operations) =>
        Read($$"""{"schemas":["{{ScimUrns.BulkRequest}}"],"Operations":[{{string.Join(',', operations)}}]}""").Operations;

    public static BulkRequest Read(string body) => BulkRequest.Read(Json.Element(body), ReadOptions.Strict);

    /// <summary>A new group under that bulkId, with members by their bulkIds.</summary>
    public static string Group(string bulkId, params string[] members) => Post("Groups", bulkId, new
    {
        displayName = bulkId,
        members = members.Select(member => new { value = $"bulkId:{member}" }),
    });

    public static string User(string bulkId) => Post("Users", bulkId, new { userName = bulkId });

    public static string Patch(string path, object? value = null) =>
        JsonSerializer.Serialize(new { method = "PATCH", path, data = new { Operations = new[] { new { op = "add", path = "members", value } } } });

    private static string Post(string endpoint, string bulkId, object data) =>
        JsonSerializer.Serialize(new { method = "POST", path = $"/{endpoint}", bulkId, data });
}
