using ScimPlatform.WebApi.Limits;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>What every answer says besides itself, wherever it comes from. It is added when the answer starts: an error's clears the headers before it.</summary>
internal static class AnswerHeaders
{
    public static IApplicationBuilder UseAnswerHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static context => Add((HttpContext)context), context);
        return next(context);
    });

    private static Task Add(HttpContext context)
    {
        context.Response.Headers[TraceIds.Header] = context.TraceId();
        RateStanding.WriteHeaders(context);
        return Task.CompletedTask;
    }
}
