using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Webhooks;
using ScimPlatform.Domain.Webhooks;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Console.Credentials;
using ScimPlatform.WebApi.Console.Markup;
using ScimPlatform.WebApi.Console.Session;
using ScimPlatform.WebApi.Dialects;

namespace ScimPlatform.WebApi.Console.Events;

/// <summary>One webhook and what was sent to it.</summary>
[Authorize(ConsoleSession.Needs + Permissions.EventsRead)]
public sealed class WebhookModel(IMediator sender, VisibleTenants tenants, ShownOnce shownOnce) : ConsolePage(sender, tenants)
{
    public WebhookView Webhook { get; private set; } = null!;

    public IReadOnlyList<DeliveryView> Deliveries { get; private set; } = [];

    public PageLinks Pages { get; private set; } = PageLinks.None;

    private WebhookId Id => PathIds.Webhook((string)RouteData.Values["webhook"]!);

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostTestAsync() => ChangeAsync(Permissions.EventsWrite, async () =>
    {
        await Sender.Send(new TestWebhookCommand(TenantId, Id), Aborted);
        return "A test is on its way. Its delivery shows below.";
    });

    public Task<IActionResult> OnPostRedeliverAsync(string delivery) => ChangeAsync(Permissions.EventsWrite, async () =>
    {
        await Sender.Send(new RedeliverDeliveryCommand(TenantId, Id, PathIds.Delivery(delivery)), Aborted);
        return "It is sent again.";
    });

    public Task<IActionResult> OnPostRotateAsync() => ChangeAsync(Permissions.EventsWrite, async () =>
    {
        var rotated = await Sender.Send(new RotateWebhookSecretCommand(TenantId, Id, FormKey.Of(HttpContext)), Aborted);
        return shownOnce.Lead(HttpContext, Tenant, $"Signing secret of the webhook {Id}", rotated.Secret, ShownOnce.ForReceivers);
    });

    public Task<IActionResult> OnPostSwitchAsync() => ChangeAsync(Permissions.EventsWrite, async () =>
    {
        var patched = await Sender.Send(new PatchWebhookCommand(TenantId, Id, null, null, null, Field("enabled") == "true"), Aborted);
        return patched.Enabled ? "The webhook is on." : "The webhook is off.";
    });

    public Task<IActionResult> OnPostDeleteAsync() => ChangeAsync(Permissions.EventsWrite, async () =>
    {
        await Sender.Send(new DeleteWebhookCommand(TenantId, Id), Aborted);
        return Redirect($"{Home}/events");
    });

    protected override async Task LoadAsync()
    {
        Webhook = await Sender.Send(new GetWebhookQuery(TenantId, Id), Aborted);
        var found = await Sender.Send(new ListDeliveriesQuery(TenantId, Id, null, Feed.DefaultLimit, Asked("cursor")), Aborted);
        Deliveries = found.Items;
        Pages = PageLinks.Of(found.NextCursor, Request);
    }
}
