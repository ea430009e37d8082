namespace ScimPlatform.Domain.Webhooks;

public readonly record struct WebhookId(Guid Value)
{
    public static WebhookId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public override string ToString() => Value.ToString();
}
