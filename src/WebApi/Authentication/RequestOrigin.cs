using System.Net;
using System.Security.Claims;
using ScimPlatform.Application.Audit;
using ScimPlatform.WebApi.Telemetry;

namespace ScimPlatform.WebApi.Authentication;

/// <summary>For whom the request that is going on is served, in whatever scope its work is done; without a request, the platform itself.</summary>
internal sealed class RequestOrigin(IHttpContextAccessor accessor) : IOrigin
{
    public Origin Current => accessor.HttpContext is { } context ? Of(context) : Origin.Background;

    // Operations of a bulk request ask side by side, and a request's context is made for one thread at a time.
    private static Origin Of(HttpContext context)
    {
        lock (context)
        {
            return new Origin(ActorOf(context.User), Text(context.Connection.RemoteIpAddress), context.TraceId());
        }
    }

    private static string? Text(IPAddress? address) => (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString();

    private static Domain.Common.Actor ActorOf(ClaimsPrincipal user) =>
        TokenCaller.Of(user)?.By ?? (user.Identity is { IsAuthenticated: true } ? user.Actor() : Domain.Common.Actor.Anonymous);
}
