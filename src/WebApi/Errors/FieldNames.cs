using System.Text.Json;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.WebApi.Errors;

/// <summary>Fields as clients spell them. Commands speak of <c>ExpiresInDays</c> where a client wrote <c>expires_in_days</c>.</summary>
internal static class FieldNames
{
    /// <summary>In snake case, but for headers and for members that only the client knows.</summary>
    public static string Snake(FieldError field) =>
        field.Source is FieldSource.Header || field.Problem is FieldProblem.Unknown ? field.Name : JsonNamingPolicy.SnakeCaseLower.ConvertName(field.Name);

    /// <summary>"name must …" for dialects that have one sentence for everything.</summary>
    public static string Sentence(Error error, Func<FieldError, string> name) => error.Fields.Count == 0
        ? error.Detail
        : string.Join("; ", error.Fields.Select(field => Phrase(field, name(field)))) + ".";

    private static string Phrase(FieldError field, string name) => field switch
    {
        { Name: "" } => $"the body {field.Message}",
        { Index: { } index } => $"{name}[{index}] {field.Message}",
        _ => $"{name} {field.Message}",
    };
}
