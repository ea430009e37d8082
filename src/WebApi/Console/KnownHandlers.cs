using Microsoft.AspNetCore.Mvc.Filters;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.WebApi.Console;

/// <summary>
/// Refuses what a page has no handler for. The framework would show the page as it is before anything was read, which would say that there is
/// nothing where there is something.
/// </summary>
internal sealed class KnownHandlers : IPageFilter
{
    // What has no handler is a form's, and every page can be looked at (RFC 9110 section 10.2.1).
    private const string Allowed = "GET, HEAD";

    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
        if (context.HandlerMethod is null)
        {
            // When the answer starts: an error's clears what was said before.
            var response = context.HttpContext.Response;
            response.OnStarting(() =>
            {
                response.Headers.Allow = Allowed;
                return Task.CompletedTask;
            });
            throw new Refusal(new Error(ErrorKind.MethodNotAllowed, "This page does not do that."));
        }
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
