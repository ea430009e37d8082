using System.Text.Json;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.WebApi.Json;

/// <summary>
/// The members of a request's body. Each is asked for with the type that it must have; what is missing or of another type is noted,
/// and all of it refused together. Null counts as left out, but for a member that must be there.
/// </summary>
public sealed partial class JsonFields
{
    // The parser would trim blanks.
    private readonly Dictionary<string, JsonElement> members = [];
    private readonly HashSet<string> known = [];
    private readonly HashSet<string> required = [];
    private readonly List<FieldError> errors;

    /// <param name="body">the document, or null when there is no body</param>
    /// <param name="isOptional">whether no body counts as an empty object</param>
    /// <param name="isList">whether the document has to be a list, which is then the member without a name</param>
    public JsonFields(JsonElement? body, bool isOptional, bool isList = false)
    {
        Body = body;
        errors = [];
        switch (body?.ValueKind)
        {
            case JsonValueKind.Array when isList:
                members = new Dictionary<string, JsonElement> { [""] = body.Value };
                break;
            case JsonValueKind.Object when !isList:
                members = MembersOf(body.Value);
                break;
            case null when isOptional:
                break;
            case null:
                Note("", FieldProblem.Missing, "is missing");
                break;
            case var _ when isList:
                Note("", FieldProblem.NotList, "must be a JSON list");
                break;
            default:
                Note("", FieldProblem.NotObject, "must be a JSON object");
                break;
        }
    }

    /// <summary>The whole document, or null when there is no body.</summary>
    public JsonElement? Body { get; }

    /// <summary>Whether it was asked for already.</summary>
    public bool Knows(string name) => known.Contains(name);

    public string? Text(string name) => Text(name, JsonMemberKind.Text);

    /// <summary>A string that must be there.</summary>
    public string RequiredText(string name) => Require(name) ? Text(name) ?? "" : "";

    public bool? Flag(string name) => Take(name, JsonMemberKind.Flag) is not { } value ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : Note<bool?>(name, FieldProblem.NotBoolean, "must be true or false");

    public bool RequiredFlag(string name) => Require(name) && (Flag(name) ?? false);

    /// <summary>A whole number. One that is too great for 32 bits comes as the greatest or least there is, for the rules to refuse.</summary>
    public int? Whole(string name)
    {
        if (Take(name, JsonMemberKind.Whole) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && WholeOf(value) is { } number
            ? number
            : Note<int?>(name, FieldProblem.NotWhole, "must be a whole number");
    }

    /// <summary>Whether the member is there and null, where that means something.</summary>
    public bool IsNull(string name) => members.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Null;

    public IReadOnlyList<string>? TextList(string name) => Take(name, JsonMemberKind.TextList) is not { } value ? null
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select((element, index) => Text(name, element, index) ?? "")]
        : Note<IReadOnlyList<string>?>(name, FieldProblem.NotList, "must be a list");

    /// <summary>Notes that a member must be there. Reading it comes after.</summary>
    public bool Require(string name)
    {
        known.Add(name);
        required.Add(name);
        if (members.ContainsKey(name) || description is not null)
        {
            return true;
        }

        if (errors is not [{ Name: "" }, ..])
        {
            Note(name, FieldProblem.Missing, "is missing");
        }

        return false;
    }

    /// <summary>Notes members that were never asked for.</summary>
    public void RefuseUnknown()
    {
        foreach (var name in members.Keys.Where(name => !known.Contains(name)))
        {
            Note(name, FieldProblem.Unknown, "is not known or cannot be set");
        }

        parts.ForEach(part => part.RefuseUnknown());
    }

    /// <summary>What was noted, in the order in which it was asked for.</summary>
    public IReadOnlyList<FieldError> Noted => errors;

    /// <exception cref="Refusal">something was noted</exception>
    public void RequireNothingNoted()
    {
        if (errors.Count > 0)
        {
            throw new Refusal(Error.Invalid([.. errors]));
        }
    }

    private static int? WholeOf(JsonElement value)
    {
        var number = value.GetDouble();
        return number != Math.Truncate(number) && !double.IsInfinity(number)
            ? null
            : (int)Math.Clamp(number, int.MinValue, int.MaxValue);
    }

    private string? Text(string name, JsonMemberKind kind) => Take(name, kind) is { } value ? Text(name, value, null) : null;

    private string? Text(string name, JsonElement value, int? index) => value.ValueKind == JsonValueKind.String
        ? value.GetString()
        : Note<string?>(name, FieldProblem.NotText, "must be a string", index);

    private JsonElement? Take(string name, JsonMemberKind kind)
    {
        known.Add(name);
        description?.Add(new JsonMember(name, kind, required.Contains(name)));
        return members.TryGetValue(name, out var value) && (value.ValueKind != JsonValueKind.Null || required.Contains(name)) ? value : null;
    }

    private T? Note<T>(string name, FieldProblem problem, string message, int? index = null)
    {
        Note(name, problem, message, index);
        return default;
    }

    private void Note(string name, FieldProblem problem, string message, int? index = null) =>
        errors.Add(new FieldError(FieldSource.Body, name, problem, message, index) { Within = within });
}
