using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Truto;

/// <summary>Problem details (RFC 9457); what is invalid is 422 and named one by one.</summary>
internal sealed class TrutoErrorWriter : IErrorWriter
{
    public DialectName Dialect => DialectName.Truto;

    public ErrorAnswer Write(Error error, string traceId)
    {
        var status = ErrorStatus.Of(error.Kind, invalid: StatusCodes.Status422UnprocessableEntity);
        var errors = error.Fields.Count == 0 ? null : error.Fields.Select(Member).ToList();
        var problem = new Problem(
            "about:blank", ReasonPhrases.GetReasonPhrase(status), status, FieldNames.Sentence(error, Name), traceId, errors);
        return new ErrorAnswer(status, "application/problem+json", problem);
    }

    private static ProblemMember Member(FieldError field)
    {
        var isBody = field.Source == FieldSource.Body;
        return new ProblemMember(field.Message, isBody ? Pointer(field) : null, isBody ? null : Name(field));
    }

    private static string Pointer(FieldError field) => field switch
    {
        { Name: "" } => "#",
        { Index: { } index } => $"#/{Name(field)}/{index}",
        _ => $"#/{Name(field)}",
    };

    // What other dialects call the tenant is the team here.
    private static string Name(FieldError field) =>
        field is { Source: FieldSource.Query, Name: "tenant_id", Problem: FieldProblem.Missing } ? "team_id" : FieldNames.Snake(field);
}

/// <summary>RFC 9457 section 3.</summary>
[SchemaName("Problem")]
public sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string TraceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ProblemMember>? Errors);

/// <summary>One thing that is wrong, as in the example of RFC 9457 section 3.</summary>
/// <param name="Detail">what</param>
/// <param name="Pointer">where in the body, as a JSON pointer in a fragment</param>
/// <param name="Parameter">which query parameter or header</param>
public sealed record ProblemMember(
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Pointer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Parameter);
