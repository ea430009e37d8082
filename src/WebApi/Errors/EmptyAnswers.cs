using Microsoft.AspNetCore.Diagnostics;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.WebApi.Errors;

/// <summary>Gives a body to errors that the framework answers without one: routing's 404, 405 and 415 above all.</summary>
internal static class EmptyAnswers
{
    public static Task FillAsync(StatusCodeContext status)
    {
        var context = status.HttpContext;
        var responder = context.RequestServices.GetRequiredService<ErrorResponder>();
        return ErrorOf(context) is { } error ? responder.WriteAsync(context, error) : Task.CompletedTask;
    }

    private static Error? ErrorOf(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status400BadRequest => new Error(ErrorKind.Invalid, "The request is malformed."),
        StatusCodes.Status404NotFound => new Error(ErrorKind.NotFound, "There is nothing at this path."),
        StatusCodes.Status405MethodNotAllowed => new Error(ErrorKind.MethodNotAllowed, "This path does not take this method."),
        StatusCodes.Status413PayloadTooLarge => new Error(ErrorKind.TooLarge, "The body is too large."),
        StatusCodes.Status415UnsupportedMediaType => MediaTypes.Unsupported(context),
        _ => null,
    };
}
