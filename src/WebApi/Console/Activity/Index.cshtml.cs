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
    private static readonly (string Value, string Text)[] Offered =
        [("", "any"), ("2xx", "done (2xx)"), ("4xx", "refused (4xx)"), ("5xx", "failed (5xx)"), ("400", "400"), ("401", "401"), ("404", "404"), ("409", "409"), ("429", "429")];

    public IReadOnlyList<ProvisioningEntryView> Entries { get; private set; } = [];

    public PageLinks Pages { get; private set; } = PageLinks.None;

    public ProvisioningLogParameters Filter { get; private set; } = new();

    /// <summary>What the list can be narrowed down to, and what it is.</summary>
    public IEnumerable<(string Value, string Text)> Statuses => Offered.Any(one => one.Value == (Filter.Status ?? "")) ? Offered : Offered.Append((Filter.Status!, Filter.Status!));

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
