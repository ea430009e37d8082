using MediatR;
using Microsoft.AspNetCore.Authorization;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.ProvisioningLog;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Console.Markup;
using ScimPlatform.WebApi.Console.Session;
using ScimPlatform.WebApi.Dialects.Admin;

namespace ScimPlatform.WebApi.Console.Activity;

/// <summary>What identity providers sent and what they were answered, newest first.</summary>
[Authorize(ConsoleSession.Needs + Permissions.AuditRead)]
public sealed class IndexModel(IMediator sender, VisibleTenants tenants) : ConsolePage(sender, tenants)
{
    public IReadOnlyList<ProvisioningEntryView> Entries { get; private set; } = [];

    public PageLinks Pages { get; private set; } = PageLinks.None;

    public ProvisioningLogParameters Filter { get; private set; } = new();

    /// <summary>Whether the list is narrowed down.</summary>
    public bool IsFiltered => Filter != new ProvisioningLogParameters();

    public Task OnGetAsync() => LoadAsync();

    protected override async Task LoadAsync()
    {
        Filter = new ProvisioningLogParameters
        {
            Status = Asked("status"),
            Path = Asked("path"),
            Method = Asked("method"),
            Resource = Asked("resource"),
            From = Asked("from"),
            To = Asked("to"),
        };
        var found = await Sender.Send(new ListProvisioningLogQuery(TenantId, Filter.ToFilter(), Feed.DefaultLimit, Asked("cursor")), Aborted);
        Entries = found.Items;
        Pages = PageLinks.Of(found.NextCursor, Request);
    }
}
