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
/// Where a setup link leads. Looking at it uses nothing up, since whoever passes a link on may look at it first; the button takes it for the browser,
/// which may go on by it in another session until it ends.
/// </summary>
public sealed class IndexModel(IMediator sender) : PageModel
{
    /// <summary>The state of the link; null where there is none.</summary>
    public SetupLinkStatus? Status { get; private set; }

    public string Presented { get; private set; } = "";

    public string TenantName { get; private set; } = "";

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Whether this browser has taken it.</summary>
    public bool IsTaken { get; private set; }

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
                Browser.Take(HttpContext, link);
                return await BeginAsync(link);
            }
        }
        catch (Exception exception) when (exception is SetupLinkUsed or SetupLinkExpired or SetupLinkRevoked)
        {
            return await FindAsync() is { Status: SetupLinkStatus.Opened } taken && Browser.Has(HttpContext, taken) ? await BeginAsync(taken) : await LookAsync();
        }

        return Refused(null);
    }

    private async Task<IActionResult> BeginAsync(SetupLinkView link)
    {
        await ConsoleSession.BeginAsync(HttpContext, link);
        return LedOn(link.TenantId);
    }

    private Task<SetupLinkView?> FindAsync() => sender.Send(new FindPresentedSetupLinkQuery(Presented), HttpContext.RequestAborted);

    private SetupBrowser Browser => HttpContext.RequestServices.GetRequiredService<SetupBrowser>();

    private async Task<IActionResult> LookAsync()
    {
        var link = await FindAsync();
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

        IsTaken = link.Status == SetupLinkStatus.Opened && Browser.Has(HttpContext, link);
        if (link.Status != SetupLinkStatus.Waiting && !IsTaken)
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
