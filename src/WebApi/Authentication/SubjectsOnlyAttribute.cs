using Microsoft.AspNetCore.Mvc.Filters;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.WebApi.Authentication;

/// <summary>Serves those who may be a user, which a SCIM token is not; it is told so before anything else is looked at (RFC 7644 section 3.11).</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SubjectsOnlyAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (TokenCaller.Of(context.HttpContext.User) is not null)
        {
            throw new Refusal(new Error(ErrorKind.NotImplemented, "A SCIM token belongs to no user."));
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
