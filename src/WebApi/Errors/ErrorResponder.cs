using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Json;
using ScimPlatform.WebApi.RateLimiting;
using ScimPlatform.WebApi.Scim;

namespace ScimPlatform.WebApi.Errors;

/// <summary>Writes every error that leaves the server, wherever it was born, in the voice of the dialect that was called.</summary>
public sealed class ErrorResponder(IEnumerable<IErrorWriter> writers, PublicUrl url)
{
    private readonly Dictionary<DialectName, IErrorWriter> byDialect = writers.ToDictionary(writer => writer.Dialect);

    public async Task WriteAsync(HttpContext context, Error error)
    {
        var answer = await byDialect[DialectPaths.Of(context)].WriteAsync(context, error);
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.Headers.CacheControl = "no-store";
        AddHeaders(context, error);
        var body = answer.Body is Page page
            ? Encoding.UTF8.GetBytes(page.Html)
            : JsonSerializer.SerializeToUtf8Bytes(answer.Body, answer.Body.GetType(), WireJson.Options);
        response.ContentLength = body.Length;
        context.Features.Set(new AnsweredError((answer.Body as ScimError)?.ScimType, body));

        // Not under the request's token: when the time limit has passed it is cancelled, and that is what is to be said.
        await response.Body.WriteAsync(body, CancellationToken.None);
    }

    private void AddHeaders(HttpContext context, Error error)
    {
        if (error.Kind == ErrorKind.Unauthenticated)
        {
            context.Response.Headers.WWWAuthenticate = ChallengeOf(context);
        }

        if (error.IsMissingScope)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer error=\"insufficient_scope\"";
        }

        if (error.RetryAfter is { } wait)
        {
            context.Response.Headers[HeaderNames.RetryAfter] = RateStanding.WholeSeconds(wait).ToString(CultureInfo.InvariantCulture);
        }
    }

    private string ChallengeOf(HttpContext context)
    {
        const string Invalid = "error=\"invalid_token\"";
        var tried = !string.IsNullOrWhiteSpace(context.Request.Headers.Authorization);
        return DialectPaths.Of(context) switch
        {
            // A client that tried Basic is to be told so (RFC 6749 section 5.2); one that did not may.
            DialectName.OAuth => "Basic realm=\"oauth\"",
            DialectName.Scim => $"Bearer {(tried ? $"{Invalid}, " : "")}resource_metadata=\"{url.Of(context.Request, DialectPaths.ProtectedResource + DialectPaths.ScimBase)}\"",
            _ => tried ? $"Bearer {Invalid}" : "Bearer",
        };
    }
}
