using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Webhooks;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Console.Credentials;
using ScimPlatform.WebApi.Console.Markup;
using ScimPlatform.WebApi.Console.Session;

namespace ScimPlatform.WebApi.Console.Events;

/// <summary>The webhooks of a tenant.</summary>
[Authorize(ConsoleSession.Needs + Permissions.EventsRead)]
public sealed class IndexModel(IMediator sender, VisibleTenants tenants, ShownOnce shownOnce) : ConsolePage(sender, tenants)
{
    public Page<WebhookView> Webhooks { get; private set; } = new([], 0, new PageRequest(1, PageRequest.DefaultSize));

    public PageLinks Pages { get; private set; } = PageLinks.None;

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostAddAsync() => ChangeAsync(Permissions.EventsWrite, async () =>
    {
        var command = new CreateWebhookCommand(
            TenantId, Field("url"), Lines("types") is { Count: > 0 } types ? types : null, Field("format"), Field("include_resource") is not null, true, User.Actor(), FormKey.Of(HttpContext));
        var created = await Sender.Send(command, Aborted);
        return created.Secret is { } secret
            ? shownOnce.Lead(HttpContext, Tenant, $"Signing secret of the webhook {created.Webhook.Id}", secret, ShownOnce.ForReceivers)
            : Redirect($"{Home}/events/{created.Webhook.Id}");
    });

    protected override async Task LoadAsync()
    {
        Webhooks = await Sender.Send(new ListWebhooksQuery(TenantId, AskedPage, PageRequest.DefaultSize), Aborted);
        Pages = PageLinks.Of(AskedPage, Webhooks.Pages, Request);
    }
}
