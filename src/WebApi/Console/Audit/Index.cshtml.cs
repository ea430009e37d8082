using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Console.Markup;
using ScimPlatform.WebApi.Console.Session;
using ScimPlatform.WebApi.Dialects.Admin;

namespace ScimPlatform.WebApi.Console.Audit;

/// <summary>Who changed what, newest first, all of it as a file, and whether it is still what was written. The last two take as long as there are records.</summary>
[DisableRequestTimeout]
[Authorize(ConsoleSession.Needs + Permissions.AuditRead)]
public sealed class IndexModel(IMediator sender, VisibleTenants tenants) : ConsolePage(sender, tenants)
{
    public IReadOnlyList<AuditEventView> Records { get; private set; } = [];

    public PageLinks Pages { get; private set; } = PageLinks.None;

    public AuditParameters Filter { get; private set; } = new();

    public IReadOnlyList<string> Actions { get; } = [.. AuditActions.Known];

    /// <summary>What recomputing the chain came to; null where nobody has just asked.</summary>
    public VerifiedChain? Verdict { get; private set; }

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostVerifyAsync() => ChangeAsync(Permissions.AuditRead, async () =>
    {
        Verdict = await Sender.Send(new VerifyAuditQuery(TenantId), Aborted);
        await LoadAsync();
        return (IActionResult)Page();
    });

    public IActionResult OnGetExport()
    {
        var query = new ListAuditEventsQuery(TenantId, Narrowed().ToFilter(), Feed.MaxLimit, Cursor: null);
        Response.Headers.ContentDisposition = "attachment; filename=\"audit.jsonl\"";
        return new JsonLinesResult<AuditEventView>((cursor, cancellationToken) => Sender.Send(query with { Cursor = cursor }, cancellationToken));
    }

    protected override async Task LoadAsync()
    {
        Filter = Narrowed();
        var found = await Sender.Send(new ListAuditEventsQuery(TenantId, Filter.ToFilter(), Feed.DefaultLimit, Asked("cursor")), Aborted);
        Records = found.Items;
        Pages = PageLinks.Of(found.NextCursor, Request);
    }

    private AuditParameters Narrowed() => new() { Action = Asked("action"), TargetId = Asked("target_id"), From = Asked("from"), To = Asked("to") };
}
