using System.Text.Json;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.Messages;

/// <summary>The body of a PATCH (RFC 7644 section 3.5.2).</summary>
/// <param name="Operations">in the order in which they take effect</param>
public sealed record PatchRequest(IReadOnlyList<PatchOperation> Operations)
{
    /// <summary>More than this in one request is refused.</summary>
    public const int MaxOperations = 1_000;

    /// <summary>Reads the message; what the operations say is looked at when they are applied.</summary>
    /// <exception cref="ScimFault">invalidSyntax, invalidValue or tooMany, naming the member</exception>
    public static PatchRequest Read(JsonElement body, CompatibilityProfile profile)
    {
        return JsonTree.Read(body) is JsonObject message
            ? Read(message, profile)
            : throw new ScimFault(ScimType.InvalidSyntax, "The body must be a JSON object.");
    }

    /// <summary>Reads the operations of a message without its envelope.</summary>
    /// <exception cref="ScimFault">as for <see cref="Read(JsonElement, CompatibilityProfile)"/></exception>
    public static PatchRequest ReadOperations(JsonElement operations, CompatibilityProfile profile)
    {
        var message = JsonTree.Object();
        message["schemas"] = new JsonArray(ScimUrns.PatchOp);
        message[nameof(Operations)] = JsonTree.Read(operations);
        return Read(message, profile);
    }

    private static PatchRequest Read(JsonObject message, CompatibilityProfile profile)
    {
        profile.Rewrite(message);
        if (message["schemas"] is not JsonArray schemas
            || !schemas.Any(urn => ScimUrns.PatchOp.Equals(urn.Text(), StringComparison.OrdinalIgnoreCase)))
        {
            throw new ScimFault(ScimType.InvalidValue, $"'schemas' must name '{ScimUrns.PatchOp}'.");
        }

        return message[nameof(Operations)] switch
        {
            JsonArray { Count: 0 } => throw new ScimFault(ScimType.InvalidValue, "'Operations' is empty."),
            JsonArray { Count: > MaxOperations } =>
                throw new ScimFault(ScimType.TooMany, $"'Operations' has more than {MaxOperations} operations."),
            JsonArray operations => new PatchRequest([.. operations.Select(ReadOperation)]),
            _ => throw new ScimFault(ScimType.InvalidSyntax, "'Operations' must be a list."),
        };
    }

    private static PatchOperation ReadOperation(JsonNode? node, int index)
    {
        var place = $"Operations[{index}]";
        var operation = node as JsonObject ?? throw new ScimFault(ScimType.InvalidSyntax, $"'{place}' must be an object.");
        var path = operation["path"];
        if (path is not null && path.Text() is null)
        {
            throw new ScimFault(ScimType.InvalidSyntax, $"'{place}.path' must be a string.");
        }

        var verb = operation["op"].Text() switch
        {
            "add" => PatchVerb.Add,
            "remove" => PatchVerb.Remove,
            "replace" => PatchVerb.Replace,
            _ => throw new ScimFault(ScimType.InvalidSyntax, $"'{place}.op' must be 'add', 'remove' or 'replace'."),
        };
        var hasValue = operation.TryGetPropertyValue("value", out var value);
        return new PatchOperation(verb, path.Text(), value?.DeepClone(), hasValue);
    }
}
