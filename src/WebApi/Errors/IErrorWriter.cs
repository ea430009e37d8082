using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Telemetry;

namespace ScimPlatform.WebApi.Errors;

/// <summary>Says an error in a dialect's words: a pure function.</summary>
public interface IErrorWriter
{
    DialectName Dialect { get; }

    /// <param name="error">what went wrong</param>
    /// <param name="traceId">32 hex digits, under which the request is found in logs and traces</param>
    ErrorAnswer Write(Error error, string traceId);

    /// <summary>The same for the request that it is the answer to: who asks can see more on a page than the error.</summary>
    Task<ErrorAnswer> WriteAsync(HttpContext context, Error error) => Task.FromResult(Write(error, context.TraceId()));
}

/// <param name="Status">the HTTP status</param>
/// <param name="ContentType">the media type</param>
/// <param name="Body">what will be written as JSON, or a <see cref="Page"/></param>
public sealed record ErrorAnswer(int Status, string ContentType, object Body);

/// <summary>A page that is written as it is.</summary>
public sealed record Page(string Html);
