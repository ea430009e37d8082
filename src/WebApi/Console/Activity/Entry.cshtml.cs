using MediatR;
using Microsoft.AspNetCore.Authorization;
using ScimPlatform.Application.ProvisioningLog;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Console.Session;
using ScimPlatform.WebApi.Dialects;

namespace ScimPlatform.WebApi.Console.Activity;

/// <summary>One request of an identity provider with its answer, and, where it was refused, why and what to do.</summary>
[Authorize(ConsoleSession.Needs + Permissions.AuditRead)]
public sealed class EntryModel(IMediator sender, VisibleTenants tenants) : ConsolePage(sender, tenants)
{
    public ProvisioningEntryDetails Details { get; private set; } = null!;

    public Task OnGetAsync() => LoadAsync();

    protected override async Task LoadAsync() =>
        Details = await Sender.Send(new GetProvisioningEntryQuery(TenantId, PathIds.ProvisioningEntry((string)RouteData.Values["id"]!)), Aborted);
}
