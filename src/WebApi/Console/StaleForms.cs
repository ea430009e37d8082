using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.WebApi.Console;

/// <summary>Says what is wrong with a form that was shown in another session: the framework calls its request malformed, which helps nobody.</summary>
internal sealed class StaleForms : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            throw new Refusal(new Error(ErrorKind.Invalid, "This form is not of your session, or older than it. Nothing was changed: open the page again and send it from there."));
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
