using System.Text.Json;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.Messages;

/// <summary>Many operations in one message (RFC 7644 section 3.7).</summary>
/// <param name="Operations">in the order of the message</param>
/// <param name="FailOnErrors">how many errors end the processing; null when none does</param>
public sealed record BulkRequest(IReadOnlyList<BulkOperation> Operations, int? FailOnErrors)
{
    /// <summary>Reads the message. Whether an operation can be done is seen when its turn comes, so that it fails alone.</summary>
    /// <exception cref="ScimFault">invalidSyntax or invalidValue, naming the member</exception>
    public static BulkRequest Read(JsonElement body, ReadOptions options)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new ScimFault(ScimType.InvalidSyntax, "The body must be a JSON object.");
        }

        var members = JsonTree.Members(body, "");
        if (!options.IgnoreSchemas && !NamesBulk(members.GetValueOrDefault("schemas")))
        {
            throw new ScimFault(ScimType.InvalidValue, $"'schemas' must name '{ScimUrns.BulkRequest}'.");
        }

        var operations = ReadOperations(members.GetValueOrDefault(nameof(Operations)));
        return new BulkRequest(operations, ReadFailOnErrors(members.GetValueOrDefault(nameof(FailOnErrors))));
    }

    private static bool NamesBulk(JsonElement schemas) =>
        schemas.ValueKind == JsonValueKind.Array
        && schemas.EnumerateArray().Any(urn => urn.ValueKind == JsonValueKind.String
            && JsonTree.Text(urn, "schemas").Equals(ScimUrns.BulkRequest, StringComparison.OrdinalIgnoreCase));

    private static int? ReadFailOnErrors(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.Number when value.TryGetInt32(out var count) && count > 0 => count,
        _ => throw new ScimFault(ScimType.InvalidValue, "'failOnErrors' must be a whole number of at least 1."),
    };

    private static List<BulkOperation> ReadOperations(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            throw new ScimFault(ScimType.InvalidSyntax, "'Operations' must be a list.");
        }

        var operations = value.EnumerateArray().Select(BulkOperation.Read).ToList();
        if (operations.Count == 0)
        {
            throw new ScimFault(ScimType.InvalidValue, "'Operations' is empty.");
        }

        var bulkIds = new HashSet<string>(StringComparer.Ordinal);
        var repeated = operations.FindIndex(operation => operation.BulkId is { } id && !bulkIds.Add(id));
        return repeated < 0
            ? operations
            : throw new ScimFault(ScimType.InvalidValue, $"'Operations[{repeated}].bulkId' is the bulkId of another operation too.");
    }
}
