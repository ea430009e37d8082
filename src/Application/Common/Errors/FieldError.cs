namespace ScimPlatform.Application.Common.Errors;

/// <summary>Where in a request a field stands.</summary>
public enum FieldSource
{
    Body,
    Query,
    Path,
    Header,
}

/// <summary>What is wrong with a field.</summary>
public enum FieldProblem
{
    Missing,
    TooShort,
    TooLong,
    NotText,
    NotWhole,
    NotWholeText,
    NotBoolean,
    NotList,
    NotObject,
    TooFew,
    TooMany,
    TooSmall,
    TooGreat,
    NotOneOf,
    NotUuid,
    BadForm,
    MalformedJson,
    Unknown,
}

/// <summary>One field of a request that cannot be taken.</summary>
/// <param name="Source">where it stands</param>
/// <param name="Name">its name, as the request or the command spells it; empty for the body as a whole</param>
/// <param name="Problem">what is wrong</param>
/// <param name="Message">the same for people, without the value</param>
/// <param name="Index">the element of a list, or the position in malformed JSON</param>
public sealed record FieldError(FieldSource Source, string Name, FieldProblem Problem, string Message, int? Index = null)
{
    /// <summary>
    /// The way to the object that the field is a member of: names as the client spells them, and places in lists. Empty at the top.
    /// </summary>
    public IReadOnlyList<object> Within { get; init; } = [];

    public bool Equals(FieldError? other) =>
        other is not null
        && (Source, Name, Problem, Message, Index) == (other.Source, other.Name, other.Problem, other.Message, other.Index)
        && Within.SequenceEqual(other.Within);

    public override int GetHashCode() => HashCode.Combine(Source, Name, Problem, Message, Index);
}
