using System.Text.Json;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.WebApi.Json;

/// <summary>Members that are uuids, objects themselves, or words of a closed set.</summary>
public sealed partial class JsonFields
{
    private readonly IReadOnlyList<object> within = [];
    private readonly List<JsonFields> parts = [];

    private JsonFields(JsonElement part, JsonFields whole, IReadOnlyList<object> within)
    {
        Body = part;
        members = MembersOf(part);
        errors = whole.errors;
        this.within = within;
        whole.parts.Add(this);
    }

    /// <summary>A uuid in its usual form.</summary>
    public Guid? Uuid(string name) => Text(name) is not { } text ? null
        : Domain.Common.Uuid.TryParse(text, out var uuid) ? uuid
        : Note<Guid?>(name, FieldProblem.NotUuid, "must be a uuid");

    /// <summary>A uuid that must be there.</summary>
    public Guid RequiredUuid(string name) => Require(name) ? Uuid(name) ?? Guid.Empty : Guid.Empty;

    /// <summary>A uuid that may be null, which counts as absent.</summary>
    public Guid? NullableUuid(string name) => Take(name) is { ValueKind: JsonValueKind.Null } ? null : Uuid(name);

    /// <summary>A list of objects, each read from its own members.</summary>
    public IReadOnlyList<T>? Objects<T>(string name, Func<JsonFields, T> read)
        where T : class
    {
        if (Take(name) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select((element, index) => Object(name, index, element, read)).OfType<T>()]
            : Note<IReadOnlyList<T>?>(name, FieldProblem.NotList, "must be a list");
    }

    /// <summary>A word that stands for one of the enumeration's values, in camel case.</summary>
    public T? Keyword<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var values = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
        return values.TryGetValue(text, out var found)
            ? found
            : Note<T?>(name, FieldProblem.NotOneOf, $"must be one of {string.Join(", ", values.Keys)}");
    }

    private T? Object<T>(string name, int index, JsonElement element, Func<JsonFields, T> read)
        where T : class => element.ValueKind == JsonValueKind.Object
        ? read(new JsonFields(element, this, name.Length == 0 ? [.. within, index] : [.. within, name, index]))
        : Note<T?>(name, FieldProblem.NotObject, "must be an object", index);

    private static Dictionary<string, JsonElement> MembersOf(JsonElement element) =>
        element.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
}
