using System.Text.Json.Serialization;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.OAuth;

/// <summary>The error document of RFC 6749 section 5.2. What it has no word for gets one of section 4.1.2.1.</summary>
internal sealed class OAuthErrorWriter : IErrorWriter
{
    public DialectName Dialect => DialectName.OAuth;

    public ErrorAnswer Write(Error error, string traceId) => new(
        ErrorStatus.Of(error.Kind), "application/json", new OAuthError(error.OAuthCode ?? CodeOf(error.Kind), Plain(FieldNames.Sentence(error, field => field.Name))));

    private static string CodeOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Unauthenticated => "invalid_client",
        ErrorKind.Forbidden => "access_denied",
        ErrorKind.TooManyRequests or ErrorKind.Unavailable or ErrorKind.Timeout => "temporarily_unavailable",
        ErrorKind.Unexpected or ErrorKind.NotImplemented => "server_error",
        _ => "invalid_request",
    };

    // The characters that a description may have.
    private static string Plain(string text) =>
        string.Concat(text.Select(character => character is >= ' ' and <= '~' and not '"' and not '\\' ? character : '?'));
}

/// <summary>RFC 6749 section 5.2.</summary>
/// <param name="Error">a word for programs</param>
/// <param name="ErrorDescription">a sentence for people</param>
[SchemaName("OAuthError")]
public sealed record OAuthError(
    string Error, [property: JsonPropertyName("error_description")] string ErrorDescription);
