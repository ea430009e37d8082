using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Bulk;

/// <summary>
/// Where an operation says <c>bulkId:x</c> for the id of a resource that another operation of the request is about (RFC 7644
/// section 3.7.2): as any string of its data, at the end of its path or of a <c>$ref</c>, and in the filter of a PATCH path.
/// </summary>
internal static partial class BulkIdReferences
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    /// <summary>The bulkIds that the operation refers to, each once.</summary>
    public static IReadOnlyCollection<string> In(BulkOperation operation)
    {
        if (!BulkIdScan.MayFindIn(operation))
        {
            return [];
        }

        var found = new HashSet<string>(StringComparer.Ordinal);
        Collect(Tail(), operation.Path, found);
        Collect(operation.Data, "", found);
        return found;
    }

    /// <summary>The operation with ids instead of references.</summary>
    /// <exception cref="Scim.ScimFault">the data cannot be read</exception>
    public static BulkOperation Resolve(BulkOperation operation, Func<string, string> idOf)
    {
        if (In(operation).Count == 0)
        {
            return operation;
        }

        var path = Replace(Tail(), operation.Path, idOf);
        var data = operation.Data.ValueKind == JsonValueKind.Undefined
            ? default
            : JsonSerializer.SerializeToElement(Replace(JsonTree.Read(operation.Data), "", idOf));
        return operation with { Path = path, Data = data };
    }

    private static void Collect(JsonElement element, string member, HashSet<string> found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Collect(property.Value, JsonTree.Name(property, member), found);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Collect(item, member, found);
                }

                break;
            case JsonValueKind.String:
                Collect(Form(member), JsonTree.Text(element, member), found);
                break;
        }
    }

    private static void Collect(Regex form, string text, HashSet<string> found) =>
        found.UnionWith(form.Matches(text).Select(match => match.Groups[1].Value));

    private static JsonNode? Replace(JsonNode? node, string member, Func<string, string> idOf)
    {
        switch (node)
        {
            case JsonObject values:
                foreach (var (name, value) in values.ToList())
                {
                    Put(value, Replace(value, name, idOf), replacement => values[name] = replacement);
                }

                return values;
            case JsonArray list:
                for (var index = 0; index < list.Count; index++)
                {
                    Put(list[index], Replace(list[index], member, idOf), replacement => list[index] = replacement);
                }

                return list;
            default:
                return node.Text() is { } text && Form(member).IsMatch(text) ? Replace(Form(member), text, idOf) : node;
        }
    }

    private static void Put(JsonNode? before, JsonNode? after, Action<JsonNode?> put)
    {
        if (!ReferenceEquals(before, after))
        {
            put(after);
        }
    }

    private static string Replace(Regex form, string text, Func<string, string> idOf) =>
        form.Replace(text, match => idOf(match.Groups[1].Value));

    private static Regex Form(string member) => member.ToUpperInvariant() switch
    {
        "PATH" => Quoted(),
        "$REF" => Tail(),
        _ => Whole(),
    };

    [GeneratedRegex(@"\AbulkId:(.+)\z", Options)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<=\A|/)bulkId:(.+)\z", Options)]
    private static partial Regex Tail();

    [GeneratedRegex("(?<=\")bulkId:([^\"]+)(?=\")", Options)]
    private static partial Regex Quoted();
}
