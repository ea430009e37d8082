using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Webhooks;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;
using ScimPlatform.WebApi.RateLimiting;

namespace ScimPlatform.WebApi.Dialects.Admin.Webhooks;

/// <summary>Who is told of a tenant's events, and where.</summary>
[ApiController]
[Dialect(DialectName.Admin)]
[Route("api/v1/admin/webhooks")]
public sealed class WebhooksController(IMediator sender, TenantResolver tenants, PublicUrl url) : ControllerBase
{
    /// <summary>The tenant's webhooks, oldest first.</summary>
    [HttpGet]
    [Authorize(Permissions.EventsRead)]
    public async Task<PageResponse<WebhookView>> List(
        [FromQuery(Name = "page"), Constraints(Min = 1, Default = 1)] int? page,
        [FromQuery(Name = "per_page"), Constraints(Min = 1, Max = PageRequest.MaxSize, Default = PageRequest.DefaultSize)] int? perPage,
        CancellationToken cancellationToken)
    {
        var query = new ListWebhooksQuery(await tenants.ResolveAsync(), page ?? 1, perPage ?? PageRequest.DefaultSize);
        return PageResponse.Of(await sender.Send(query, cancellationToken), webhook => webhook);
    }

    /// <summary>Begins to tell a receiver of what happens from now on. The secret is in this answer only.</summary>
    [HttpPost]
    [Authorize(Permissions.EventsWrite)]
    [Mints]
    [ProducesResponseType<CreatedWebhookResponse>(StatusCodes.Status201Created)]
    public async Task<IActionResult> Create([FromBody] CreateWebhookRequest request)
    {
        var tenant = await tenants.ResolveAsync(TenantName.InBody("tenant_id", request.TenantId));
        var command = new CreateWebhookCommand(
            tenant, request.Url, request.Types, request.Format, request.IncludeResource, request.Enabled, User.Actor(), HttpContext.MintKey());
        var created = await sender.MintAsync(command, HttpContext);
        return Created(url.Of(Request, $"/api/v1/admin/webhooks/{created.Webhook.Id}"), CreatedWebhookResponse.Of(created));
    }

    /// <summary>One webhook.</summary>
    [HttpGet("{id}")]
    [Authorize(Permissions.EventsRead)]
    public async Task<WebhookView> Get([FromRoute] string id, CancellationToken cancellationToken) =>
        await sender.Send(new GetWebhookQuery(await tenants.ResolveAsync(), PathIds.Webhook(id)), cancellationToken);

    /// <summary>Changes a webhook; what is left out stays. One that is enabled again goes on where it stopped, as far as events are kept.</summary>
    [HttpPatch("{id}")]
    [Authorize(Permissions.EventsWrite)]
    public async Task<WebhookView> Patch([FromRoute] string id, [FromBody] PatchWebhookRequest request, CancellationToken cancellationToken) =>
        await sender.Send(
            new PatchWebhookCommand(
                await tenants.ResolveAsync(), PathIds.Webhook(id), request.Url, request.Types, request.IncludeResource, request.Enabled),
            cancellationToken);

    /// <summary>Removes a webhook with its deliveries.</summary>
    [HttpDelete("{id}")]
    [Authorize(Permissions.EventsWrite)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Delete([FromRoute] string id, CancellationToken cancellationToken)
    {
        await sender.Send(new DeleteWebhookCommand(await tenants.ResolveAsync(), PathIds.Webhook(id)), cancellationToken);
        return NoContent();
    }

    /// <summary>Gives a webhook another secret, which is in this answer only. For 24 hours messages are signed with the one before as well.</summary>
    [HttpPost("{id}/rotate-secret")]
    [Authorize(Permissions.EventsWrite)]
    [Mints]
    public async Task<CreatedWebhookResponse> RotateSecret([FromRoute] string id)
    {
        var command = new RotateWebhookSecretCommand(await tenants.ResolveAsync(), PathIds.Webhook(id), HttpContext.MintKey());
        return CreatedWebhookResponse.Of(await sender.MintAsync(command, HttpContext));
    }

    /// <summary>Sends an event of the type webhook.test; what comes of it is among the deliveries.</summary>
    [HttpPost("{id}/test")]
    [Authorize(Permissions.EventsWrite)]
    [ProducesResponseType<DeliveryView>(StatusCodes.Status202Accepted)]
    public async Task<IActionResult> Test([FromRoute] string id, CancellationToken cancellationToken) =>
        Accepted(await sender.Send(new TestWebhookCommand(await tenants.ResolveAsync(), PathIds.Webhook(id)), cancellationToken));

    /// <summary>What was sent and what came of it, newest first. What was taken stays for a day, the rest as long as events.</summary>
    [HttpGet("{id}/deliveries")]
    [Authorize(Permissions.EventsRead)]
    public async Task<FeedResponse<DeliveryView>> Deliveries(
        [FromRoute] string id,
        [FromQuery(Name = "status"), Constraints(Words = typeof(DeliveryStatuses))] string? status,
        [FromQuery(Name = "limit"), Constraints(Min = 1, Max = Feed.MaxLimit, Default = Feed.DefaultLimit)] int? limit,
        [FromQuery(Name = "cursor")] string? cursor,
        CancellationToken cancellationToken)
    {
        var query = new ListDeliveriesQuery(await tenants.ResolveAsync(), PathIds.Webhook(id), status, limit ?? Feed.DefaultLimit, cursor);
        return FeedResponse.Of(await sender.Send(query, cancellationToken), delivery => delivery);
    }

    /// <summary>Sends an event again, under the id that it had, whatever came of it before.</summary>
    [HttpPost("{id}/deliveries/{delivery_id}/redeliver")]
    [Authorize(Permissions.EventsWrite)]
    [ProducesResponseType<DeliveryView>(StatusCodes.Status202Accepted)]
    public async Task<IActionResult> Redeliver(
        [FromRoute] string id, [FromRoute(Name = "delivery_id")] string deliveryId, CancellationToken cancellationToken) =>
        Accepted(await sender.Send(
            new RedeliverDeliveryCommand(await tenants.ResolveAsync(), PathIds.Webhook(id), PathIds.Delivery(deliveryId)), cancellationToken));
}
