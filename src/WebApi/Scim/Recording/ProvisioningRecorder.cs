using Microsoft.AspNetCore.Http.Features;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.ProvisioningLog;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Telemetry;

namespace ScimPlatform.WebApi.Scim.Recording;

/// <summary>
/// Hands to the provisioning log what is said on the SCIM plane: every write and every failure, and other reads where the settings say so.
/// A read that succeeds costs a look at its path.
/// </summary>
internal sealed class ProvisioningRecorder(IProvisioningLog log, ProvisioningLogSettings settings, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!settings.Enabled || !DialectPaths.IsScim(context.Request.Path))
        {
            await next(context);
            return;
        }

        var (at, start) = (time.Now(), time.GetTimestamp());
        var (path, isKept) = (context.Request.Path.Value!, settings.Reads || ScimRequests.IsWrite(context.Request));
        var (request, response) = isKept ? Keep(context) : (null, null);
        await next(context);
        if (isKept)
        {
            // What was written over the pipe may still be in it; the server looks after its own pipe only.
            await context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().CompleteAsync();
        }

        if ((isKept || context.Response.StatusCode >= StatusCodes.Status400BadRequest) && TenantOf(context) is { } tenant)
        {
            var error = context.Features.Get<AnsweredError>();
            log.Record(new ProvisioningExchange
            {
                Tenant = tenant,
                Schemas = context.RequestServices.GetRequiredService<ScimCallers>().SchemasIfKnown ?? SchemaRegistry.Core,
                At = at,
                Caller = (TokenCaller.Of(context.User)?.By ?? context.User.Actor()).Subject,
                Method = context.Request.Method,
                Path = path,
                Query = [.. context.Request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")))],
                Status = context.Response.StatusCode,
                Duration = time.GetElapsedTime(start),
                ScimType = error?.ScimType,
                TraceId = context.TraceId(),
                Location = context.Response.Headers.Location,
                Request = Kept(request),
                Response = response is null && error is not null ? new KeptBytes(error.Body, IsWhole: true) : Kept(response),
            });
        }
    }

    private static KeptBytes Kept(CapturingStream? stream) => stream is null ? KeptBytes.None : new KeptBytes(stream.Kept, stream.IsWhole);

    private (CapturingStream Request, CapturingStream Response) Keep(HttpContext context)
    {
        var request = new CapturingStream(context.Request.Body, settings.MaxBodySize);
        var response = new CapturingStream(context.Response.Body, settings.MaxBodySize);
        context.Request.Body = request;
        context.Response.Body = response;
        return (request, response);
    }

    // As far as the request itself came to know it: to ask again would repeat what failed. Who was not let in leaves nothing in any
    // tenant's log.
    private static TenantId? TenantOf(HttpContext context) =>
        context.User.Identity is not { IsAuthenticated: true } ? null
        : TokenCaller.Of(context.User)?.Token.Tenant ?? context.RequestServices.GetRequiredService<ScimCallers>().Tenant;
}
