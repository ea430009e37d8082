using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>
/// The door through which a client's JSON comes in: afterwards every name is unique and found in any case (RFC 7643 section 2.1),
/// every string is valid Unicode and every number finite, so that nothing behind it can fail for those reasons.
/// </summary>
public static class JsonTree
{
    private const int MaxDepth = 32;

    private static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };

    /// <summary>An empty object whose members will be found in any case.</summary>
    internal static JsonObject Object() => new(AnyCase);

    /// <summary>Reads the element; <c>null</c> is JSON's null.</summary>
    /// <exception cref="ScimFault">invalidSyntax, naming the place</exception>
    public static JsonNode? Read(JsonElement element) => Read(element, "", null, 0);

    /// <summary>The members of an object, found in any case; what they hold is read later.</summary>
    /// <exception cref="ScimFault">invalidSyntax, naming the place</exception>
    internal static IReadOnlyDictionary<string, JsonElement> Members(JsonElement element, string path)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in element.EnumerateObject())
        {
            var name = Name(member, path);
            if (!members.TryAdd(name, member.Value))
            {
                throw new ScimFault(ScimType.InvalidSyntax, $"'{Path(path, name)}' is given more than once.");
            }
        }

        return members;
    }

    /// <summary>What a string element holds.</summary>
    /// <exception cref="ScimFault">invalidSyntax: it is not valid Unicode</exception>
    internal static string Text(JsonElement element, string path) => ReadText(element, path, null);

    /// <summary>The name of a member.</summary>
    /// <exception cref="ScimFault">invalidSyntax: it is not valid Unicode</exception>
    internal static string Name(JsonProperty member, string path)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            throw NoUnicode(path);
        }
    }

    // Most members are simple values, of which nobody will ask the path.
    private static JsonNode? Read(JsonElement element, string parent, string? name, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new ScimFault(ScimType.InvalidSyntax, $"'{Path(parent, name)}' is nested deeper than {MaxDepth} levels.");
        }

        return element.ValueKind switch
        {
            JsonValueKind.Object => ReadObject(element, Path(parent, name), depth),
            JsonValueKind.Array => ReadArray(element, Path(parent, name), depth),
            JsonValueKind.String => JsonValue.Create(ReadText(element, parent, name)),
            JsonValueKind.Number => ReadNumber(element, parent, name),
            JsonValueKind.True => JsonValue.Create(true),
            JsonValueKind.False => JsonValue.Create(false),
            _ => null,
        };
    }

    private static JsonObject ReadObject(JsonElement element, string path, int depth)
    {
        var result = Object();
        foreach (var member in element.EnumerateObject())
        {
            var name = Name(member, path);
            if (!result.TryAdd(name, Read(member.Value, path, name, depth + 1)))
            {
                throw new ScimFault(ScimType.InvalidSyntax, $"'{Path(path, name)}' is given more than once.");
            }
        }

        return result;
    }

    private static JsonArray ReadArray(JsonElement element, string path, int depth)
    {
        var result = new JsonArray();
        foreach (var item in element.EnumerateArray())
        {
            result.Add(Read(item, path, null, depth + 1));
        }

        return result;
    }

    private static string ReadText(JsonElement element, string parent, string? name)
    {
        try
        {
            return element.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            throw NoUnicode(Path(parent, name));
        }
    }

    private static JsonValue ReadNumber(JsonElement element, string parent, string? name)
    {
        if (element.TryGetInt64(out var integer))
        {
            return JsonValue.Create(integer);
        }

        if (element.TryGetDecimal(out var exact))
        {
            return JsonValue.Create(exact);
        }

        return element.TryGetDouble(out var number) && double.IsFinite(number)
            ? JsonValue.Create(number)
            : throw new ScimFault(ScimType.InvalidSyntax, $"'{Path(parent, name)}' is a number out of range.");
    }

    // Items of a list go by the list's path.
    private static string Path(string parent, string? name) =>
        name is null ? parent : parent.Length == 0 ? name : $"{parent}.{name}";

    // An escaped half of a surrogate pair is grammatical JSON, yet no string.
    private static ScimFault NoUnicode(string path) => new(ScimType.InvalidSyntax, $"'{path}' holds text that is not valid Unicode.");
}
