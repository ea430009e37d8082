using ScimPlatform.Domain.Common;

namespace ScimPlatform.Domain.Webhooks;

public sealed class WebhookNeedsUrl() : ValueRefused("A webhook needs a url; only one of the format set can be polled instead.");

public sealed class WebhookUrlFixed() : DomainException("This stream is polled: it cannot get a url.");

public sealed class WebhookWithoutSecret() : DomainException("The webhook was imported without its secret: rotate it first.");

public sealed class WebhookHasNoSecret() : DomainException("A webhook of the format set is signed with the server's key and has no secret.");

public sealed class WebhookSecretsOverlap(DateTimeOffset until) : DomainException(
    $"The secret before this one still signs, until {until.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}: it can be rotated again from then on.");

public sealed class WebhookNotEnabled() : DomainException("The webhook is not enabled.");

public sealed class TooManyWebhooks() : DomainException($"The tenant has {Webhook.MaxPerTenant} webhooks, and may not have more.");

public sealed class WebhookIsNotPolled() : DomainException("The webhook sends its events: it cannot be polled.");
