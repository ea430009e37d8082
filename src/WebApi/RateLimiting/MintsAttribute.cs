using Microsoft.AspNetCore.Mvc.Filters;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>
/// Marks a call that mints, or makes what secrets are minted for. The client may give it an idempotency key, which is read here, with the body
/// as it came; and the answer may hold a secret, which nobody on the way may keep.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MintsAttribute : Attribute, IAsyncResourceFilter, IResultFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        await Minting.TakeKeyAsync(context.HttpContext);
        await next();
    }

    public void OnResultExecuting(ResultExecutingContext context) => context.HttpContext.Response.Headers.CacheControl = "no-store";

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
