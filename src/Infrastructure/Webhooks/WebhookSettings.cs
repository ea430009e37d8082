namespace ScimPlatform.Infrastructure.Webhooks;

/// <param name="BaseUrl">where clients reach the server, without a slash at its end</param>
public sealed record WebhookSettings(string BaseUrl)
{
    /// <summary>Below which resources are.</summary>
    public string ScimUrl => $"{BaseUrl}/scim/v2";
}
