using System.Text.Json;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.WebApi.Json;

/// <summary>Members that are uuids, objects themselves, or words of a closed set.</summary>
public sealed partial class JsonFields
{
    private readonly IReadOnlyList<object> within = [];
    private readonly List<JsonFields> parts = [];
    private readonly JsonDescription? description;

    private JsonFields(JsonElement part, JsonFields whole, IReadOnlyList<object> within)
    {
        Body = part;
        members = MembersOf(part);
        errors = whole.errors;
        this.within = within;
        whole.parts.Add(this);
    }

    // Holds nothing, but takes note of what is asked for.
    private JsonFields(JsonDescription description)
    {
        this.description = description;
        errors = [];
    }

    /// <summary>What a body's reader asks for: the shape of the body.</summary>
    public static JsonDescription Describe<T>()
        where T : IRequestBody<T>
    {
        var description = new JsonDescription(typeof(T)) { IsOptional = T.IsOptional };
        T.Read(new JsonFields(description));
        return description;
    }

    /// <summary>A uuid in its usual form.</summary>
    public Guid? Uuid(string name) => Text(name, JsonMemberKind.Uuid) is not { } text ? null
        : Domain.Common.Uuid.TryParse(text, out var uuid) ? uuid
        : Note<Guid?>(name, FieldProblem.NotUuid, "must be a uuid");

    /// <summary>A uuid that must be there.</summary>
    public Guid RequiredUuid(string name) => Require(name) ? Uuid(name) ?? Guid.Empty : Guid.Empty;

    /// <summary>A string that every database can store: U+0000 is no character there.</summary>
    public string? StorableText(string name) => Text(name) is not { } text ? null
        : text.Contains('\0', StringComparison.Ordinal) ? Note<string?>(name, FieldProblem.BadForm, "must not hold U+0000")
        : text;

    /// <summary>The same where it must be there and not be empty.</summary>
    public string RequiredStorableText(string name)
    {
        var text = Require(name) ? StorableText(name) : null;
        return text is "" ? Note<string>(name, FieldProblem.TooShort, "must have at least 1 character") ?? "" : text ?? "";
    }

    /// <summary>A time of RFC 3339, to the millisecond as times are stored.</summary>
    public DateTimeOffset? Time(string name) => Text(name, JsonMemberKind.Time) is not { } text ? null
        : WireTime.OrNull(text) is { } time ? time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMillisecond))
        : Note<DateTimeOffset?>(name, FieldProblem.BadForm, WireTime.Expected);

    /// <summary>A list of objects, each read from its own members.</summary>
    public IReadOnlyList<T>? Objects<T>(string name, Func<JsonFields, T> read)
        where T : class
    {
        if (Take(name, JsonMemberKind.Objects) is not { } value)
        {
            description?.Last.Describe(typeof(T), of => read(new JsonFields(of)));
            return null;
        }

        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select((element, index) => Object(name, index, element, read)).OfType<T>()]
            : Note<IReadOnlyList<T>?>(name, FieldProblem.NotList, "must be a list");
    }

    /// <summary>An object, read from its own members.</summary>
    public T? Object<T>(string name, Func<JsonFields, T> read)
        where T : class
    {
        if (Take(name, JsonMemberKind.Object) is not { } value)
        {
            description?.Last.Describe(typeof(T), of => read(new JsonFields(of)));
            return null;
        }

        return value.ValueKind == JsonValueKind.Object
            ? read(new JsonFields(value, this, [.. within, name]))
            : Note<T?>(name, FieldProblem.NotObject, "must be an object");
    }

    /// <summary>An object whose members are objects themselves, under names that are not ours.</summary>
    public IReadOnlyDictionary<string, T>? Map<T>(string name, Func<JsonFields, T> read)
        where T : class
    {
        if (Take(name, JsonMemberKind.Map) is not { } value)
        {
            description?.Last.Describe(typeof(T), of => read(new JsonFields(of)));
            return null;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return Note<IReadOnlyDictionary<string, T>?>(name, FieldProblem.NotObject, "must be an object");
        }

        var map = new JsonFields(value, this, [.. within, name]);
        return map.members.Keys.Select(key => KeyValuePair.Create(key, map.Object(key, read)!)).Where(member => member.Value is not null).ToDictionary();
    }

    /// <summary>An object of a format that is not ours, as it came.</summary>
    public string? Document(string name) => Take(name, JsonMemberKind.Document) is not { } value ? null
        : value.ValueKind == JsonValueKind.Object ? value.GetRawText()
        : Note<string?>(name, FieldProblem.NotObject, "must be an object");

    /// <summary>Notes that one of the members has to be there, and no other of them.</summary>
    public void RequireOne(params IReadOnlyList<string> names)
    {
        if (description is not null)
        {
            description.HasOneMember = true;
        }
        else if (names.Count(IsThere) != 1)
        {
            Note("", FieldProblem.BadForm, $"must have exactly one of {string.Join(", ", names)}");
        }
    }

    /// <summary>Notes that either one member has to be there alone, or all of the others.</summary>
    /// <returns>whether it is the one</returns>
    public bool RequireAllOrOne(IReadOnlyList<string> all, string one)
    {
        if (description is not null)
        {
            description.HasSomeMember = true;
            return false;
        }

        if (!IsThere(one))
        {
            foreach (var name in all)
            {
                Require(name);
            }

            return false;
        }

        if (all.Any(IsThere))
        {
            Note("", FieldProblem.BadForm, $"must have either {one}, or {string.Join(", ", all)}");
        }

        return true;
    }

    private bool IsThere(string name) => members.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>A word that stands for one of the enumeration's values, in camel case.</summary>
    public T? Keyword<T>(string name)
        where T : struct, Enum
    {
        if (Text(name, JsonMemberKind.Keyword) is not { } text)
        {
            description?.Last.Describe(typeof(T));
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
