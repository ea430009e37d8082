using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Errors;

namespace ScimPlatform.WebApi.Dialects.F5Xc;

/// <summary>Every error is a JSON string.</summary>
internal sealed class F5XcErrorWriter : IErrorWriter
{
    public DialectName Dialect => DialectName.F5Xc;

    public ErrorAnswer Write(Error error, string traceId) =>
        new(ErrorStatus.Of(error.Kind), "application/json", FieldNames.Sentence(error, Name));

    private static string Name(FieldError field) =>
        field.Name == "ExpiresInDays" ? RecreateScimTokenRequest.ExpirationDaysField : FieldNames.Snake(field);
}
