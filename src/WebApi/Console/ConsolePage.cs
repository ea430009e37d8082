using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Console.Markup;
using ScimPlatform.WebApi.Errors;

namespace ScimPlatform.WebApi.Console;

/// <summary>
/// A page about a tenant. It finds the tenant that its path names as the admin routes do: of a person who is bound to one, every other is not
/// found. What a form was refused for is shown on the page, which is loaded again.
/// </summary>
public abstract class ConsolePage(IMediator sender, VisibleTenants tenants) : PageModel
{
    /// <summary>The key under which a notice waits for the next page.</summary>
    private const string NoticeKey = "notice";

    public TenantView Tenant { get; private set; } = null!;

    /// <summary>The path of the tenant's screens.</summary>
    public string Home => $"{ConsolePaths.Root(HttpContext)}{ConsolePaths.Base}/tenants/{Tenant.Slug}";

    /// <summary>Why the form was refused, or null.</summary>
    public Error? Fault { get; private set; }

    /// <summary>What was just done, or null.</summary>
    public string? Notice { get; private set; }

    protected IMediator Sender => sender;

    protected TenantId TenantId => new(Tenant.Id);

    protected CancellationToken Aborted => HttpContext.RequestAborted;

    /// <summary>Whether the session was begun by a setup link.</summary>
    public bool IsBySetupLink => User.SetupLink() is not null;

    public bool May(string scope) => User.MayDo(scope);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Tenant = await tenants.FindAsync((string)RouteData.Values["tenant"]!);
        HttpContext.Items[TenantResolver.Found] = Tenant.Id;
        Notice = TempData[NoticeKey] as string;
        await next();
    }

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LoadAsync();

    /// <summary>Does what a form asks for, and leads on to the page as it is then.</summary>
    /// <param name="scope">what the person needs</param>
    /// <param name="change">does it, and says what was done</param>
    protected Task<IActionResult> ChangeAsync(string scope, Func<Task<string>> change) => ChangeAsync(scope, async () => Done(await change()));

    /// <summary>Leads on to the page as it is now, which says what was done.</summary>
    protected IActionResult Done(string notice)
    {
        TempData[NoticeKey] = notice;
        return Redirect(ConsolePaths.Root(HttpContext) + Request.Path);
    }

    /// <summary>Does what a form asks for.</summary>
    /// <param name="scope">what the person needs</param>
    /// <param name="change">does it, and says where to go</param>
    protected async Task<IActionResult> ChangeAsync(string scope, Func<Task<IActionResult>> change)
    {
        if (!May(scope))
        {
            throw new Refusal(MissingScope.Of($"the scope {scope}"));
        }

        try
        {
            return await change();
        }
        catch (Exception exception) when (ErrorClassifier.Classify(exception) is { Kind: ErrorKind.Invalid or ErrorKind.Conflict or ErrorKind.PreconditionFailed or ErrorKind.TooManyRequests } fault)
        {
            Fault = fault;
            Response.StatusCode = ErrorStatus.Of(fault.Kind, StatusCodes.Status422UnprocessableEntity);
            Tenant = await tenants.FindAsync((string)RouteData.Values["tenant"]!);
            await LoadAsync();
            return Page();
        }
    }

    /// <summary>The field of the form; null when it is empty or not there.</summary>
    protected string? Field(string name) => Request.Form[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>The ticked boxes of that name.</summary>
    protected IReadOnlyList<string> Fields(string name) => [.. Request.Form[name].OfType<string>()];

    /// <summary>The field of the form, which has to be filled in.</summary>
    /// <exception cref="Refusal">it is empty or not there</exception>
    protected string Required(string name) => Field(name) ?? throw Wrong(name, FieldProblem.Missing, "is missing");

    /// <summary>The lines of a field.</summary>
    protected IReadOnlyList<string> Lines(string name) =>
        (Field(name) ?? "").Split(['\r', '\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A whole number.</summary>
    /// <exception cref="Refusal">it is none</exception>
    protected int? Whole(string name) => Field(name) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw Wrong(name, FieldProblem.NotWholeText, "must be a whole number"),
    };

    /// <summary>A time in UTC.</summary>
    /// <exception cref="Refusal">it is none</exception>
    protected DateTimeOffset? Time(string name) => Field(name) switch
    {
        null => null,
        var text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) => time,
        _ => throw Wrong(name, FieldProblem.BadForm, "must be a time, such as 2027-01-31T12:00"),
    };

    /// <summary>The parameter of the page's address; null when it is empty or not there.</summary>
    protected string? Asked(string name) => Request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>The page of a list by page.</summary>
    protected int AskedPage => PageLinks.AskedBy(Request);

    private static Refusal Wrong(string name, FieldProblem problem, string message) =>
        new(Error.Invalid(new FieldError(FieldSource.Body, name, problem, message)));
}
