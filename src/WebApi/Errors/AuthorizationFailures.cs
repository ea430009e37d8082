using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.WebApi.Errors;

/// <summary>Says 401 and 403 in the caller's dialect instead of with an empty body.</summary>
internal sealed class AuthorizationFailures(ErrorResponder responder) : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
        authorizeResult switch
        {
            { Challenged: true } => responder.WriteAsync(context, new Error(ErrorKind.Unauthenticated, "Valid credentials are required.")),
            { Forbidden: true } => responder.WriteAsync(context, Error.Forbidden("The credentials do not allow this.")),
            _ => next(context),
        };
}
