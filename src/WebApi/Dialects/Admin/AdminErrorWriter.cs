using System.Text.Json;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin;

/// <summary>422 with a list of what is wrong where, as FastAPI says it (HTTPValidationError); everything else is one sentence.</summary>
internal sealed class AdminErrorWriter : IErrorWriter
{
    public DialectName Dialect => DialectName.Admin;

    public ErrorAnswer Write(Error error, string traceId) => new(
        ErrorStatus.Of(error.Kind, invalid: StatusCodes.Status422UnprocessableEntity),
        "application/json",
        error.Kind == ErrorKind.Invalid ? new ValidationErrors(Details(error)) : new PlainError(error.Detail));

    private static IReadOnlyList<ValidationErrorDetail> Details(Error error) => error.Fields.Count == 0
        ? [new ValidationErrorDetail(["body"], error.Detail, "value_error")]
        : [.. error.Fields.Select(field => new ValidationErrorDetail(Location(field), field.Message, Type(field.Problem)))];

    private static List<object> Location(FieldError field)
    {
        var location = new List<object> { JsonNamingPolicy.SnakeCaseLower.ConvertName(field.Source.ToString()) };
        location.AddRange(field.Within);
        if (field.Name.Length > 0)
        {
            location.Add(FieldNames.Snake(field));
        }

        if (field.Index is { } index)
        {
            location.Add(index);
        }

        return location;
    }

    private static string Type(FieldProblem problem) => problem switch
    {
        FieldProblem.Missing => "missing",
        FieldProblem.TooShort => "string_too_short",
        FieldProblem.TooLong => "string_too_long",
        FieldProblem.NotText => "string_type",
        FieldProblem.NotWhole => "int_type",
        FieldProblem.NotWholeText => "int_parsing",
        FieldProblem.NotBoolean => "bool_type",
        FieldProblem.NotList => "list_type",
        FieldProblem.TooFew => "too_short",
        FieldProblem.TooMany => "too_long",
        FieldProblem.NotObject => "model_attributes_type",
        FieldProblem.TooSmall => "greater_than_equal",
        FieldProblem.TooGreat => "less_than_equal",
        FieldProblem.NotOneOf => "literal_error",
        FieldProblem.NotUuid => "uuid_parsing",
        FieldProblem.MalformedJson => "json_invalid",
        FieldProblem.Unknown => "extra_forbidden",
        _ => "value_error",
    };
}

/// <summary>FastAPI's HTTPValidationError.</summary>
[SchemaName("HTTPValidationError")]
public sealed record ValidationErrors(IReadOnlyList<ValidationErrorDetail> Detail);

/// <summary>FastAPI's ValidationError.</summary>
[SchemaName("ValidationError")]
public sealed record ValidationErrorDetail(IReadOnlyList<object> Loc, string Msg, string Type);

[SchemaName("Error")]
public sealed record PlainError(string Detail);
