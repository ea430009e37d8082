using System.Text.Json.Nodes;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Events;
using ScimPlatform.Domain.Webhooks;

namespace ScimPlatform.Infrastructure.Webhooks.Sets;

/// <summary>Security event tokens (RFC 8417) of SCIM events (RFC 9967).</summary>
internal sealed class SecurityEventTokens(EventSigningKey key, WebhookSettings settings, TimeProvider time)
{
    public const string MediaType = "application/secevent+jwt";

    private const string Type = "secevent+jwt";
    private const string TestEvent = "urn:scim-platform:event:test";

    /// <param name="webhook">for whom</param>
    /// <param name="delivery">which is its <c>jti</c>: the same however often it is sent</param>
    /// <param name="told">the event</param>
    /// <param name="document">the resource as it is now; null where that is not sent, or is there no more</param>
    public string Of(Webhook webhook, WebhookDelivery delivery, EventView told, JsonNode? document) =>
        key.Sign(
            new JsonObject { ["typ"] = Type, ["alg"] = "ES256", ["kid"] = key.Id },
            new JsonObject
            {
                ["iss"] = settings.BaseUrl,
                ["iat"] = time.Now().ToUnixTimeSeconds(),
                ["jti"] = delivery.Id.ToString(),
                ["aud"] = webhook.Url ?? $"urn:uuid:{webhook.Id}",
                ["txn"] = told.TraceId ?? told.Id.ToString(),
                ["sub_id"] = delivery.IsTest ? Stream(webhook) : Resource(told, document),
                ["events"] = delivery.IsTest ? new JsonObject { [TestEvent] = new JsonObject() } : SecurityEvents.Of(told, document),
            });

    // A test is about the stream itself, as a verification event of the Shared Signals Framework is; RFC 9493 section 3.2.4.
    private static JsonObject Stream(Webhook webhook) => new() { ["format"] = "opaque", ["id"] = webhook.Id.ToString() };

    private static JsonObject Resource(EventView told, JsonNode? document)
    {
        var subject = new JsonObject
        {
            ["format"] = "scim",
            ["uri"] = $"/{(told.Resource.Type == "group" ? "Groups" : "Users")}/{told.Resource.Id}",
        };
        if (document?["externalId"] is { } external)
        {
            subject["externalId"] = external.DeepClone();
        }

        return subject;
    }
}
