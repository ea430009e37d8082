using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim;

namespace ScimPlatform.Application.UnitTests.Scim.Patching.Model;

/// <summary>What <see cref="ReferencePatch"/> knows of values: which are the same, which is primary, and what counts as none.</summary>
internal static class ReferenceValues
{
    // RFC 7643 section 2.4: the same pair of type and value stands once; what the later one says counts.
    public static List<JsonObject> Distinct(List<JsonObject> values)
    {
        var distinct = new List<JsonObject>();
        foreach (var value in values)
        {
            if (distinct.Find(other => IsSame(other, value)) is { } same)
            {
                Merge(same, value);
            }
            else
            {
                distinct.Add(value);
            }
        }

        return distinct;
    }

    public static bool IsSame(JsonObject one, JsonObject other) => one.ContainsKey("value") || other.ContainsKey("value")
        ? JsonNode.DeepEquals(one["value"], other["value"]) && JsonNode.DeepEquals(one["type"], other["type"])
        : JsonNode.DeepEquals(one, other);

    public static bool IsPrimary(JsonObject value) => value["primary"]?.GetValue<bool>() == true;

    public static List<JsonObject> Values(JsonObject holder, string name) =>
        [.. (holder[name]?.AsArray() ?? []).Select(value => value!.DeepClone().AsObject())];

    public static List<JsonObject> Given(JsonNode? value) => value switch
    {
        null => [],
        JsonArray list => [.. list.Select(element => WithoutNulls(element!.AsObject())).Where(element => element.Count > 0)],
        _ => [WithoutNulls(value.AsObject())],
    };

    public static JsonObject WithoutNulls(JsonObject value)
    {
        var result = new JsonObject();
        Merge(result, value);
        return result;
    }

    public static void Merge(JsonObject target, JsonObject source)
    {
        foreach (var (name, value) in source)
        {
            Put(target, name, value);
        }
    }

    public static void Put(JsonObject holder, string name, List<JsonObject> values) => Put(holder, name, new JsonArray([.. values]));

    // What no schema has cannot be stored, so that saying 200 to it would not be true.
    public static void RequireKnown(JsonNode? value, Liberties liberties)
    {
        foreach (var complex in value is JsonArray list ? list.OfType<JsonObject>() : new[] { value }.OfType<JsonObject>())
        {
            if (ReferencePatch.Unknown.Any(complex.ContainsKey))
            {
                throw new Refused(liberties.HoldsToInterop ? ScimType.InvalidSyntax : ScimType.InvalidPath);
            }
        }
    }

    // RFC 7643 section 4.3: the name of a manager is the server's. Beside what is written it is passed over; alone there is nothing to do.
    public static JsonObject Writable(JsonObject value)
    {
        var writable = value.DeepClone().AsObject();
        return writable.Remove("displayName") && writable.Count == 0 ? throw new Refused(ScimType.Mutability) : writable;
    }

    // RFC 7643 section 2.5: null, an empty list and an empty object are no value.
    public static void Put(JsonObject holder, string name, JsonNode? value)
    {
        if (value is null or JsonArray { Count: 0 } or JsonObject { Count: 0 })
        {
            holder.Remove(name);
        }
        else if (!ReferenceEquals(holder[name], value))
        {
            holder[name] = value.Parent is null ? value : value.DeepClone();
        }
    }
}
