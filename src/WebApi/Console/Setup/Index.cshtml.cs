using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.SetupLinks;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.SetupLinks;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Console.Session;
using ScimPlatform.WebApi.RateLimiting;

namespace ScimPlatform.WebApi.Console.Setup;

/// <summary>
/// Where a setup link leads. Looking at it uses nothing up, since whoever passes a link on may look at it first; the button takes it for the browser.
/// </summary>
public sealed class IndexModel(IMediator sender) : PageModel
{
    /// <summary>The state of the link; null where there is none.</summary>
    public SetupLinkStatus? Status { get; private set; }

    public string Presented { get; private set; } = "";

    public string TenantName { get; private set; } = "";

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Who has a session in this browser, or null.</summary>
    public string? SignedInAs { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        Presented = Request.Query[ConsolePaths.Link].ToString();
        return await LookAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Presented = Request.Form[ConsolePaths.Link].ToString();
        try
        {
            if (await sender.Send(new OpenSetupLinkCommand(Presented), HttpContext.RequestAborted) is { } link)
            {
                await ConsoleSession.BeginAsync(HttpContext, link);
                return LedOn(link.TenantId);
            }
        }
        catch (Exception exception) when (exception is SetupLinkUsed or SetupLinkExpired or SetupLinkRevoked)
        {
            return await LookAsync();
        }

        return Refused(null);
    }

    private async Task<IActionResult> LookAsync()
    {
        var link = await sender.Send(new FindPresentedSetupLinkQuery(Presented), HttpContext.RequestAborted);
        var tenant = link is null ? null : await sender.Send(new FindTenantQuery(link.TenantId.ToString()), HttpContext.RequestAborted);
        if (link is null || tenant is null)
        {
            return Refused(null);
        }

        var session = await HttpContext.AuthenticateAsync(ConsoleSession.Scheme);
        if (session.Principal?.SetupLink() is { } own && own.Value == link.Id)
        {
            return LedOn(link.TenantId);
        }

        if (link.Status != SetupLinkStatus.Waiting)
        {
            return Refused(link.Status);
        }

        (Status, TenantName, ExpiresAt, SignedInAs) = (link.Status, tenant.DisplayName, link.ExpiresAt, session.Principal?.SubjectName());
        return Page();
    }

    private RedirectResult LedOn(Guid tenant) => Redirect($"{ConsolePaths.Root(HttpContext)}{ConsolePaths.Base}/tenants/{tenant}/connect");

    private PageResult Refused(SetupLinkStatus? status)
    {
        HttpContext.RequestServices.GetRequiredService<RefusedSignIns>().Add(HttpContext, "setup link");
        if (HttpContext.RequestServices.GetRequiredService<FailedSignIns>().Count(HttpContext) is { } tooMany)
        {
            throw new Refusal(tooMany);
        }

        Status = status;
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Page();
    }
}
