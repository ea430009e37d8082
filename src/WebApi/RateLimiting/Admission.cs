using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Console.Session;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.RateLimiting.Shares;
using ScimPlatform.WebApi.Scim;
using ScimPlatform.WebApi.Telemetry;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>
/// What follows from signing in: 401, 403 or 429 in the caller's dialect, or the request goes on within the limits of the SCIM plane. It
/// stands here because a caller is known from here on and nothing of its request has been done yet.
/// </summary>
internal sealed class Admission(ErrorResponder responder, FailedSignIns failures, CallerRate rate, TenantShares shares, ReceivedBody body, TimeProvider time)
    : IAuthorizationMiddlewareResultHandler
{
    public static readonly Error Busy = new(ErrorKind.TooManyRequests, "Too many requests of this tenant are waiting.")
    {
        RetryAfter = TimeSpan.FromSeconds(1),
    };

    private static readonly Error Unauthenticated = new(ErrorKind.Unauthenticated, "Valid credentials are required.");

    public Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Challenged)
        {
            // People are led to where they sign in.
            return DialectPaths.Of(context) == DialectName.Console ? context.ChallengeAsync(ConsoleSession.Scheme) : responder.WriteAsync(context, FailureOf(context));
        }

        var isScim = DialectPaths.Of(context) == DialectName.Scim;
        if (isScim && rate.Count(context) is { } tooMany)
        {
            return responder.WriteAsync(context, tooMany);
        }

        return authorizeResult.Forbidden ? responder.WriteAsync(context, MissingScope.Of(NeededScopes.Of(policy).InWords()))
            : isScim && shares.AreOn ? WithinAsync(next, context)
            : next(context);
    }

    // Who presents nothing has not tried to sign in.
    private Error FailureOf(HttpContext context) =>
        (string.IsNullOrWhiteSpace(context.Request.Headers.Authorization) ? null : failures.Count(context)) ?? Unauthenticated;

    private async Task WithinAsync(RequestDelegate next, HttpContext context)
    {
        var tenant = TenantKey.Of(context.User);
        await body.TakeInAsync(context, tenant, shares.Bytes);
        using var read = ScimRequests.IsWrite(context.Request) ? null : await shares.Reads.AcquireAsync(tenant, cancellationToken: context.RequestAborted);
        using var place = read is { IsAcquired: false } ? read : await shares.Places.AcquireAsync(tenant, cancellationToken: context.RequestAborted);
        if (!place.IsAcquired)
        {
            ServerMetrics.Limited("tenant");
            await responder.WriteAsync(context, Busy);
            return;
        }

        using var turn = await shares.Turns.AcquireAsync(tenant, cancellationToken: context.RequestAborted);
        await using var answering = new Answering(context.Response, read, turn, time);
        await next(context);
    }
}
