using System.Globalization;
using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using ScimPlatform.Application.SetupLinks;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;

namespace ScimPlatform.WebApi.Console.Session;

/// <summary>
/// A session of the console: a sealed cookie that browsers send to <c>/console</c> only and no script can read. It ends after half an hour
/// without a request, and after eight hours in any case.
/// </summary>
internal static class ConsoleSession
{
    /// <summary>The scheme, and the policy of what needs a session and nothing more.</summary>
    public const string Scheme = "Console";
    public const string Cookie = "scim_console";
    public const string FormCookie = "scim_console_form";
    public const string ShownOnceCookie = "scim_console_once";
    public const string SetupCookie = "scim_console_setup_";

    /// <summary>The policy of what is for people who have an account here, and not for whoever came by a setup link.</summary>
    public const string OfAccounts = "ConsoleAccounts";

    /// <summary>The policy of a page: a session whose scopes have that one.</summary>
    public const string Needs = "console:";

    private const string Began = "began";
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    /// <summary>Signs in anew: what a browser had before is forgotten.</summary>
    /// <param name="context">the request</param>
    /// <param name="issuer">who vouches for the person</param>
    /// <param name="subject">the person</param>
    /// <param name="tenant">the tenant that the person is bound to, or null</param>
    /// <param name="scopes">what the person may do</param>
    public static Task BeginAsync(HttpContext context, string issuer, string subject, string? tenant, IEnumerable<string> scopes) =>
        context.SignInAsync(Scheme, PrincipalOf(issuer, subject, tenant, scopes), Properties(context));

    /// <summary>Signs in whoever took a setup link: for its tenant's credentials and nothing else.</summary>
    public static Task BeginAsync(HttpContext context, SetupLinkView link)
    {
        var actor = Actor.SetupLink(link.Id);
        var visitor = PrincipalOf(actor.Issuer, actor.Subject, link.TenantId.ToString(), [Permissions.TokensRead, Permissions.TokensWrite]);
        ((ClaimsIdentity)visitor.Identity!).AddClaim(new Claim(Claims.SetupLinkId, link.Id.ToString()));
        return context.SignInAsync(Scheme, visitor, Properties(context));
    }

    public static ClaimsPrincipal PrincipalOf(string issuer, string subject, string? tenant, IEnumerable<string> scopes) => new(new ClaimsIdentity(
        [
            new Claim(Claims.Issuer, issuer),
            new Claim(Claims.Subject, subject),
            .. tenant is null ? Array.Empty<Claim>() : [new Claim(Claims.Tenant, tenant)],
            .. scopes.Select(scope => new Claim(Claims.Scope, scope)),
        ],
        Scheme,
        Claims.Subject,
        roleType: null));

    public static void Configure(CookieAuthenticationOptions options, IHostEnvironment environment)
    {
        options.Cookie = ConsoleCookie.Of(Cookie, SameSiteMode.Lax, environment);
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.Events.OnCheckSlidingExpiration = context =>
        {
            context.ShouldRenew = context.ElapsedTime > TimeSpan.FromMinutes(1);
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToLogin = context =>
        {
            var next = Uri.EscapeDataString(context.Request.Path + context.Request.QueryString);
            context.Response.Redirect($"{ConsolePaths.Root(context.HttpContext)}{ConsolePaths.SignIn}?{ConsolePaths.Next}={next}");
            return Task.CompletedTask;
        };
        options.Events.OnSigningIn = context =>
        {
            context.Properties.Items.TryAdd(Began, Text(TimeOf(context.HttpContext)));
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = async context =>
        {
            if (!IsYoung(context) || !await IsOpenAsync(context))
            {
                context.RejectPrincipal();
            }
        };
    }

    private static bool IsYoung(CookieValidatePrincipalContext context) =>
        context.Properties.Items.TryGetValue(Began, out var began)
        && DateTimeOffset.TryParse(began, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
        && TimeOf(context.HttpContext) - at < Longest;

    // A setup link may have expired or been revoked meanwhile, on any node.
    private static async Task<bool> IsOpenAsync(CookieValidatePrincipalContext context) =>
        context.Principal?.SetupLink() is not { } link
        || (Uuid.TryParse(context.Principal.TenantName(), out var tenant)
            && await context.HttpContext.RequestServices.GetRequiredService<IMediator>()
                .Send(new IsSetupLinkOpenQuery(new TenantId(tenant), link), context.HttpContext.RequestAborted));

    private static AuthenticationProperties Properties(HttpContext context) => new() { Items = { [Began] = Text(TimeOf(context)) } };

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset TimeOf(HttpContext context) => context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
}
