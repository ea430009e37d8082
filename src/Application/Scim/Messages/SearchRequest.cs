using System.Text.Json;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.Messages;

/// <summary>A query for resources, from a URL's parameters or the body of <c>.search</c> (RFC 7644 sections 3.4.2 and 3.4.3, RFC 9865).</summary>
/// <param name="Filter">as the client wrote it, or null for all</param>
/// <param name="StartIndex">from 1; less counts as 1</param>
/// <param name="Count">how many at most; less than 0 counts as 0</param>
/// <param name="SortBy">the attribute to sort by, or null for oldest first</param>
/// <param name="SortOrder">ascending or descending in any case; null is ascending</param>
/// <param name="Cursor">where to go on, empty to begin; null for paging by index</param>
/// <param name="Projection">which attributes to show</param>
public sealed record SearchRequest(
    string? Filter, int? StartIndex, int? Count, string? SortBy, string? SortOrder, string? Cursor, Projection Projection)
{
    /// <summary>Reads the message. A member that is null, or empty, counts as absent, but for an empty <c>cursor</c>.</summary>
    /// <exception cref="ScimFault">invalidSyntax or invalidValue, naming the member</exception>
    public static SearchRequest Read(JsonElement body)
    {
        if (JsonTree.Read(body) is not JsonObject message)
        {
            throw new ScimFault(ScimType.InvalidSyntax, "The body must be a JSON object.");
        }

        RequireSchema(message["schemas"]);
        return new SearchRequest(
            NotEmpty(Text(message, "filter")),
            Whole(message, "startIndex"),
            Whole(message, "count", CountFault(message.ContainsKey("cursor"))),
            NotEmpty(Text(message, "sortBy")),
            NotEmpty(Text(message, "sortOrder")),
            Text(message, "cursor"),
            Projection.Parse(Names(message, "attributes"), Names(message, "excludedAttributes")));
    }

    /// <summary>What is wrong with a count that cannot be read: a walk by cursor has a name for it (RFC 9865 section 2.1).</summary>
    public static ScimType CountFault(bool isWalk) => isWalk ? ScimType.InvalidCount : ScimType.InvalidValue;

    // Liberal: the path says what the message is, so it need not say so itself; it must not say that it is something else.
    private static void RequireSchema(JsonNode? schemas)
    {
        var names = schemas as JsonArray ?? (schemas is null ? [] : [schemas.DeepClone()]);
        if (names.Count > 0 && !names.Any(urn => ScimUrns.SearchRequest.Equals(urn.Text(), StringComparison.OrdinalIgnoreCase)))
        {
            throw new ScimFault(ScimType.InvalidValue, $"'schemas' must name '{ScimUrns.SearchRequest}'.");
        }
    }

    private static string? Text(JsonObject message, string name) => message[name] switch
    {
        null => null,
        var value => value.Text() ?? throw new ScimFault(ScimType.InvalidValue, $"'{name}' must be a string."),
    };

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static int? Whole(JsonObject message, string name, ScimType fault = ScimType.InvalidValue) => message[name] switch
    {
        null => null,
        JsonValue value when WholeOf(value) is { } number => number,
        _ => throw new ScimFault(fault, $"'{name}' must be a whole number."),
    };

    // Any whole number is taken, however long: what is beyond 32 bits is beyond every list.
    private static int? WholeOf(JsonValue value)
    {
        if (value.TryGetValue(out long whole))
        {
            return (int)Math.Clamp(whole, int.MinValue, int.MaxValue);
        }

        double? number = value.TryGetValue(out decimal exact) ? (double)exact : value.TryGetValue(out double other) ? other : null;
        return number is { } found && found == Math.Truncate(found) ? (int)Math.Clamp(found, int.MinValue, int.MaxValue) : null;
    }

    // Liberal: a list of paths, or as in a URL one string with commas.
    private static string? Names(JsonObject message, string name) => message[name] switch
    {
        null => null,
        JsonArray paths => string.Join(',', paths.Select(path => path.Text() ?? throw NotPaths(name))),
        var path => path.Text() ?? throw NotPaths(name),
    };

    private static ScimFault NotPaths(string name) => new(ScimType.InvalidValue, $"'{name}' must be a list of attribute paths.");
}
