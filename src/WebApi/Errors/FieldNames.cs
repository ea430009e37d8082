using System.Text.Json;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.WebApi.Errors;

/// <summary>Fields as clients spell them. Commands speak of <c>ExpiresInDays</c> where a client wrote <c>expires_in_days</c>.</summary>
internal static class FieldNames
{
    /// <summary>
    /// In snake case what a command calls it, which begins with a capital. Every other name is the client's: of headers, of members that only the client
    /// knows, of those of objects within the body, and of the members of RFC 8936 section 2.4, which are no snake case.
    /// </summary>
    public static string Snake(FieldError field) => IsOfClient(field) ? field.Name : JsonNamingPolicy.SnakeCaseLower.ConvertName(field.Name);

    private static bool IsOfClient(FieldError field) =>
        field.Source is FieldSource.Header || field.Problem is FieldProblem.Unknown || field.Within.Count > 0 || field.Name is [>= 'a' and <= 'z', ..];

    /// <summary>"name must …" for dialects that have one sentence for everything.</summary>
    public static string Sentence(Error error, Func<FieldError, string> name) => error.Fields.Count == 0
        ? error.Detail
        : string.Join("; ", error.Fields.Select(field => Phrase(field, Path(field) + name(field)))) + ".";

    private static string Path(FieldError field) =>
        string.Concat(field.Within.Select((step, place) => step is int ? $"[{step}]" : place == 0 ? $"{step}" : $".{step}"))
        + (field.Within.Count > 0 ? "." : "");

    private static string Phrase(FieldError field, string name) => field switch
    {
        { Name: "" } => $"the body {field.Message}",
        { Index: { } index } => $"{name}[{index}] {field.Message}",
        _ => $"{name} {field.Message}",
    };
}
