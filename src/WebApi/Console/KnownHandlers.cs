using Microsoft.AspNetCore.Mvc.Filters;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.WebApi.Console;

/// <summary>
/// Refuses what a page has no handler for. The framework would show the page as it is before anything was read, which would say that there is
/// nothing where there is something.
/// </summary>
internal sealed class KnownHandlers : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
        if (context.HandlerMethod is null)
        {
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
