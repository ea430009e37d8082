using System.Text.Json;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.Messages;

/// <summary>One operation of a bulk request as the client sent it (RFC 7644 section 3.7).</summary>
/// <param name="Method">what to do</param>
/// <param name="Path">with what, relative to the base: "/Users" or "/Users/{id}"</param>
/// <param name="BulkId">how other operations refer to the resource; every POST has one</param>
/// <param name="Version">the entity tag that the resource must have</param>
/// <param name="Data">the body that the same request by itself would have, of whatever kind; or undefined</param>
public sealed record BulkOperation(BulkMethod Method, string Path, string? BulkId, string? Version, JsonElement Data)
{
    private static readonly Dictionary<string, BulkMethod> Methods = Enum.GetValues<BulkMethod>()
        .ToDictionary(method => method.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Leaves the data out, because it is people and passwords.</summary>
    public override string ToString() => $"{Method} {Path}";

    internal static BulkOperation Read(JsonElement element, int index)
    {
        var place = $"Operations[{index}]";
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new ScimFault(ScimType.InvalidSyntax, $"'{place}' must be an object.");
        }

        var members = JsonTree.Members(element, place);
        if (!Methods.TryGetValue(Text(members, "method", place) ?? "", out var method))
        {
            throw new ScimFault(ScimType.InvalidSyntax, $"'{place}.method' must be POST, PUT, PATCH or DELETE.");
        }

        var path = Text(members, "path", place) ?? throw new ScimFault(ScimType.InvalidSyntax, $"'{place}.path' is missing.");
        var bulkId = Text(members, "bulkId", place);
        return string.IsNullOrEmpty(bulkId) && (bulkId is not null || method == BulkMethod.Post)
            ? throw new ScimFault(ScimType.InvalidValue, $"'{place}.bulkId' is {(bulkId is null ? "missing" : "empty")}.")
            : new BulkOperation(method, path, bulkId, Text(members, "version", place), DataOf(members));
    }

    private static string? Text(IReadOnlyDictionary<string, JsonElement> members, string name, string place)
    {
        var value = members.GetValueOrDefault(name);
        return value.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            JsonValueKind.String => JsonTree.Text(value, $"{place}.{name}"),
            _ => throw new ScimFault(ScimType.InvalidSyntax, $"'{place}.{name}' must be a string."),
        };
    }

    // What it says is looked at in its operation's turn.
    private static JsonElement DataOf(IReadOnlyDictionary<string, JsonElement> members) =>
        members.GetValueOrDefault("data") is { ValueKind: not JsonValueKind.Null } data ? data : default;
}

/// <summary>The methods that an operation may have.</summary>
public enum BulkMethod
{
    Post,
    Put,
    Patch,
    Delete,
}
