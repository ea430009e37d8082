using System.Globalization;
using System.Text.Json.Serialization;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Scim;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;
using ScimPlatform.WebApi.Scim.Results;

namespace ScimPlatform.WebApi.Scim;

/// <summary>The error document of RFC 7644 section 3.12.</summary>
internal sealed class ScimErrorWriter : IErrorWriter
{
    public DialectName Dialect => DialectName.Scim;

    public ErrorAnswer Write(Error error, string traceId)
    {
        var status = ErrorStatus.Of(error.Kind);
        var type = error.ScimType ?? (error.Kind == ErrorKind.Invalid ? OfFields(error) : null);
        return new ErrorAnswer(status, ScimResult.MediaType, new ScimError(
            [ScimUrns.Error],
            status.ToString(CultureInfo.InvariantCulture),
            type?.Keyword(),
            FieldNames.Sentence(error, field => field.Name)));
    }

    private static ScimType OfFields(Error error) =>
        error.Fields.Any(field => field.Problem is FieldProblem.MalformedJson or FieldProblem.NotObject || field.Name.Length == 0)
            ? ScimType.InvalidSyntax
            : ScimType.InvalidValue;
}

/// <summary>urn:ietf:params:scim:api:messages:2.0:Error.</summary>
[SchemaName("ScimError")]
public sealed record ScimError(
    IReadOnlyList<string> Schemas,
    string Status,
    [property: JsonPropertyName("scimType"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ScimType,
    string Detail);
