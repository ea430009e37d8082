namespace ScimPlatform.Infrastructure.Webhooks;

/// <param name="baseUrl">says where clients reach the server, without a slash at its end; asked when something is sent, since a server knows it once it listens</param>
public sealed class WebhookSettings(Func<string> baseUrl)
{
    public string BaseUrl => baseUrl();

    /// <summary>Below which resources are.</summary>
    public string ScimUrl => $"{BaseUrl}/scim/v2";
}
