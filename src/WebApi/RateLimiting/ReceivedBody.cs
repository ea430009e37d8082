using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Discovery;
using ScimPlatform.WebApi.Json;
using ScimPlatform.WebApi.RateLimiting.Shares;
using ScimPlatform.WebApi.Telemetry;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>
/// Takes in the body of a request before the request takes a place among those at work: who sends slowly holds nobody up but itself. What
/// the requests of one tenant have sent and are not done with is bounded by its share.
/// </summary>
internal sealed class ReceivedBody(ScimSettings scim)
{
    /// <exception cref="Refusal">it is larger than the SCIM plane takes, or the tenant's requests hold too much already</exception>
    public async Task TakeInAsync(HttpContext context, TenantKey tenant, PartitionedRateLimiter<TenantKey> bytes)
    {
        var request = context.Request;
        if (request.ContentLength == 0 || context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody is not true)
        {
            return;
        }

        var body = await StrictJson.ReadBytesAsync(request, scim.MaxPayloadSize, context.RequestAborted, read =>
        {
            var held = bytes.AttemptAcquire(tenant, read);
            context.Response.RegisterForDispose(held);
            if (!held.IsAcquired)
            {
                ServerMetrics.Limited("tenant");
                throw new Refusal(Admission.Busy);
            }
        });
        request.Body = new MemoryStream(body.ToArray(), 0, body.Length, writable: false, publiclyVisible: true);
    }
}
