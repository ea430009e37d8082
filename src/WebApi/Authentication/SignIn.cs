using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.WebApi.Authorization;

namespace ScimPlatform.WebApi.Authentication;

/// <summary>
/// Signs callers in and asks what they may. On the SCIM plane whatever is no JWT is taken for a SCIM token: unknown, malformed, expired and
/// revoked ones are all the same, none. It does so without the framework's handlers, whose parts for each request were a tenth of reading
/// a user; JWTs go their way.
/// </summary>
internal sealed class SignIn(IAuthorizationService authorization) : PolicyEvaluator(authorization)
{
    private static readonly AuthenticateResult Refused = AuthenticateResult.Fail("The token is not valid.");
    private static readonly Task<AuthenticateResult> Nothing = Task.FromResult(AuthenticateResult.NoResult());
    private static readonly AuthenticationProperties None = new();

    private static readonly Task<PolicyAuthorizationResult> Allowed = Task.FromResult(PolicyAuthorizationResult.Success());
    private static readonly Task<PolicyAuthorizationResult> Forbidden = Task.FromResult(PolicyAuthorizationResult.Forbid());
    private static readonly Task<PolicyAuthorizationResult> Challenged = Task.FromResult(PolicyAuthorizationResult.Challenge());

    public override Task<AuthenticateResult> AuthenticateAsync(AuthorizationPolicy policy, HttpContext context) =>
        ScimPlaneRequirement.Of(policy) is null || Credentials.LookLikeJwt(context.Request) ? base.AuthenticateAsync(policy, context)
        : Credentials.Of(context.Request) is { } presented ? ByTokenAsync(presented, context)
        : Nothing;

    public override Task<PolicyAuthorizationResult> AuthorizeAsync(
        AuthorizationPolicy policy, AuthenticateResult authenticationResult, HttpContext context, object? resource) =>
        ScimPlaneRequirement.Of(policy) is not { } requirement ? base.AuthorizeAsync(policy, authenticationResult, context, resource)
        : !authenticationResult.Succeeded ? Challenged
        : requirement.IsMetBy(context.User) ? Allowed
        : Forbidden;

    private static AuthenticateResult Refuse(HttpContext context, string check)
    {
        context.RequestServices.GetRequiredService<RefusedSignIns>().Add(context, check);
        return Refused;
    }

    private static async Task<AuthenticateResult> ByTokenAsync(string presented, HttpContext context)
    {
        var sender = context.RequestServices.GetRequiredService<IMediator>();
        var query = new AuthenticateScimTokenQuery(presented, context.Connection.RemoteIpAddress, context.Request.Headers.UserAgent);
        if (await sender.Send(query, context.RequestAborted) is not { } token)
        {
            return Refuse(context, TokenSecret.IsWellFormed(presented) ? "unknown, expired, revoked or not allowed from there" : "form");
        }

        var caller = new TokenCaller(token);
        context.User = caller;
        return AuthenticateResult.Success(new AuthenticationTicket(caller, None, TokenCaller.Kind));
    }
}
