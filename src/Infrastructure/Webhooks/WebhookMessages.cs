using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Outbound;
using ScimPlatform.Application.Events;
using ScimPlatform.Application.Webhooks;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Webhooks;
using ScimPlatform.Infrastructure.Events;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Webhooks.Sets;

namespace ScimPlatform.Infrastructure.Webhooks;

/// <summary>Makes the messages of deliveries, signed for now.</summary>
internal sealed class WebhookMessages(
    ScimPlatformDbContext context, ResourceDocuments documents, IWebhookSecrets secrets, SecurityEventTokens tokens, TimeProvider time)
{
    private const string Json = "application/json";
    private const string Webhooks = "webhook";

    /// <summary>The message of each delivery, for a webhook that sends.</summary>
    public async Task<IReadOnlyList<OutgoingMessage>> OfAsync(Webhook webhook, IReadOnlyList<WebhookDelivery> deliveries, CancellationToken cancellationToken)
    {
        var target = new Uri(webhook.Url!);
        var keys = Keys(webhook);
        var messages = new List<OutgoingMessage>();
        foreach (var (delivery, told) in await ToldByAsync(webhook, deliveries, cancellationToken))
        {
            messages.Add(told is null ? new OutgoingMessage(target, [], null) : await OfAsync(webhook, target, delivery, told, keys, cancellationToken));
        }

        return messages;
    }

    /// <summary>The security event tokens of deliveries; null for those whose event is kept no more.</summary>
    public async Task<IReadOnlyList<string?>> TokensAsync(Webhook webhook, IReadOnlyList<WebhookDelivery> deliveries, CancellationToken cancellationToken)
    {
        var made = new List<string?>();
        foreach (var (delivery, told) in await ToldByAsync(webhook, deliveries, cancellationToken))
        {
            made.Add(told is null ? null : tokens.Of(webhook, delivery, told, await DocumentAsync(webhook, told, cancellationToken)));
        }

        return made;
    }

    private async Task<OutgoingMessage> OfAsync(
        Webhook webhook, Uri target, WebhookDelivery delivery, EventView told, IReadOnlyList<byte[]> keys, CancellationToken cancellationToken)
    {
        var document = await DocumentAsync(webhook, told, cancellationToken);
        if (webhook.Format == WebhookFormat.Set)
        {
            var token = Encoding.ASCII.GetBytes(tokens.Of(webhook, delivery, told, document));
            return new OutgoingMessage(target, [new("Accept", Json)], new OutboundBody(token, SecurityEventTokens.MediaType));
        }

        var body = EventBody.Standard(told, delivery.IsTest, webhook.IncludeResource, document);
        var (id, now) = (delivery.Id.ToString(), time.Now());
        return new OutgoingMessage(
            target,
            [
                new("webhook-id", id),
                new("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
                new("webhook-signature", StandardSignature.Of(id, now, body, keys)),
            ],
            new OutboundBody(body, Json));
    }

    private async Task<JsonNode?> DocumentAsync(Webhook webhook, EventView told, CancellationToken cancellationToken) =>
        webhook.IncludeResource ? await documents.FindAsync(webhook.TenantId, told.Resource, cancellationToken) : null;

    /// <summary>Each delivery with its event; null for one that is kept no more.</summary>
    private async Task<IEnumerable<(WebhookDelivery Delivery, EventView? Told)>> ToldByAsync(
        Webhook webhook, IReadOnlyList<WebhookDelivery> deliveries, CancellationToken cancellationToken)
    {
        var tenant = webhook.TenantId;
        long?[] places = [.. deliveries.Where(delivery => !delivery.IsTest).Select(delivery => (long?)delivery.Sequence)];
        var records = places.Length == 0
            ? []
            : await context.AuditEvents.AsNoTracking().Where(row => row.TenantId == tenant && places.Contains(row.Sequence)).ToListAsync(cancellationToken);
        var events = records.ToDictionary(record => record.Sequence!.Value, EventJson.View);
        return deliveries.Select(delivery => (delivery, delivery.IsTest ? Test(delivery) : events.GetValueOrDefault(delivery.Sequence)));
    }

    // One that cannot be opened signs nothing: the receiver refuses the message, and the log says why.
    private List<byte[]> Keys(Webhook webhook)
    {
        var old = webhook.PreviousSecretUntil > time.Now() ? webhook.PreviousSecret : null;
        return [.. new[] { webhook.Secret, old }.OfType<byte[]>().Select(secret => secrets.Open(webhook.Id, secret)?.ToBytes()).OfType<byte[]>()];
    }

    private static EventView Test(WebhookDelivery delivery) => new(
        delivery.EventId,
        0,
        delivery.Type,
        delivery.OccurredAt,
        delivery.TenantId.Value,
        new EventResource(Webhooks, delivery.WebhookId.Value, null),
        [],
        null,
        null,
        null,
        null,
        Actor.System.Subject,
        null);
}
