using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ScimPlatform.WebApi.FunctionalTests.IdpTranscripts;

/// <summary>
/// What a conversation has learned. <c>{{name}}</c> in a text stands for a value; a text that is nothing else becomes the value itself.
/// An object with <c>"$like": "name"</c> begins as a copy of that value. An element with <c>"$each": "1..100"</c> stands once for each
/// <c>{{n}}</c>; <c>{{user{{n}}}}</c> is the value called user1, user2 and so on.
/// </summary>
internal sealed partial class Variables
{
    private const string Like = "$like";
    private const string Each = "$each";
    private readonly Dictionary<string, JsonNode> values = [];

    public JsonNode this[string name]
    {
        get => values.TryGetValue(name, out var value) ? value : throw new UnknownVariable(name);
        set => values[name] = value;
    }

    public string Fill(string text)
    {
        while (Placeholder().Match(text) is { Success: true } match)
        {
            text = text.Remove(match.Index, match.Length).Insert(match.Index, this[match.Groups["name"].Value].ToString());
        }

        return text;
    }

    public JsonNode? Fill(JsonNode? template) => template switch
    {
        JsonObject source => FillObject(source),
        JsonArray list => new JsonArray([.. list.SelectMany(FillElement)]),
        JsonValue value when value.TryGetValue(out string? text) => FillText(text),
        _ => template?.DeepClone(),
    };

    private JsonNode FillText(string text)
    {
        var whole = Placeholder().Match(text);
        return whole.Success && whole.Length == text.Length ? this[whole.Groups["name"].Value].DeepClone() : JsonValue.Create(Fill(text));
    }

    private JsonObject FillObject(JsonObject source)
    {
        var result = (string?)source[Like] is { } name ? this[name].DeepClone().AsObject() : [];
        foreach (var (key, value) in source.Where(member => member.Key is not (Like or Each)))
        {
            result[Fill(key)] = Fill(value);
        }

        return result;
    }

    private IEnumerable<JsonNode?> FillElement(JsonNode? element)
    {
        if (element is not JsonObject source || (string?)source[Each] is not { } range)
        {
            yield return Fill(element);
            yield break;
        }

        var bounds = range.Split("..").Select(bound => int.Parse(bound, CultureInfo.InvariantCulture)).ToList();
        for (var n = bounds[0]; n <= bounds[1]; n++)
        {
            this["n"] = n.ToString(CultureInfo.InvariantCulture);
            yield return FillObject(source);
        }
    }

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}")]
    private static partial Regex Placeholder();
}

/// <summary>A step speaks of something that no step before it has captured.</summary>
internal sealed class UnknownVariable(string name) : Exception($"nothing was captured as '{name}'");
