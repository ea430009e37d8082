using Microsoft.AspNetCore.Mvc.Filters;

namespace ScimPlatform.WebApi.Security;

/// <summary>Marks an answer that holds a secret: nobody on the way may keep it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShownOnceAttribute : ResultFilterAttribute
{
    public override void OnResultExecuting(ResultExecutingContext context) =>
        context.HttpContext.Response.Headers.CacheControl = "no-store";
}
