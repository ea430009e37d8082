using Microsoft.AspNetCore.Mvc.Filters;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.RateLimiting;

namespace ScimPlatform.WebApi.OAuth;

/// <summary>Counts clients that were not let in, as failed sign-ins of their address: past the limit they are told to wait.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SignsClientsInAttribute : ExceptionFilterAttribute
{
    public override void OnException(ExceptionContext context)
    {
        if (context.Exception is not Refusal { Error.Kind: ErrorKind.Unauthenticated })
        {
            return;
        }

        var services = context.HttpContext.RequestServices;
        services.GetRequiredService<RefusedSignIns>().Add(context.HttpContext, "client");
        if (services.GetRequiredService<FailedSignIns>().Count(context.HttpContext) is { } tooMany)
        {
            context.Exception = new Refusal(tooMany);
        }
    }
}
