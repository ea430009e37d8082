using Microsoft.AspNetCore.Http.Timeouts;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Errors;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>How long a request may take; past that its work is cancelled and the caller told so in its dialect.</summary>
internal static class Timeouts
{
    public static IServiceCollection AddTimeouts(this IServiceCollection services, TimeSpan limit) =>
        services.AddRequestTimeouts(options => options.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = limit,
            WriteTimeoutResponse = context => context.RequestServices.GetRequiredService<ErrorResponder>()
                .WriteAsync(context, new Error(ErrorKind.Timeout, "The request took too long.")),
        });
}
